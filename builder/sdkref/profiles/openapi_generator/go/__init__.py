"""What OpenAPI Generator makes in Go."""
