"""What an API is, in no language."""
