"""What the mock answers: examples and values that satisfy their schema, in the form of their media type."""
