"""From a source's text to its documents, noise, outline and metadata."""
