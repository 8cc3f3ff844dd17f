"""Records for statistics: matrices for scikit-learn, pictures with Matplotlib."""
