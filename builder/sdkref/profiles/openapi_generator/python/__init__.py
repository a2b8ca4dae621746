"""What OpenAPI Generator makes in Python."""
