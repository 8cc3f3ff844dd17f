"""From a document's clean text to numbers, dates and schedule entries."""
