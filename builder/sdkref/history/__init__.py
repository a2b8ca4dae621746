"""What became of an API between two of its catalogues: changes, and which of them break a caller."""
