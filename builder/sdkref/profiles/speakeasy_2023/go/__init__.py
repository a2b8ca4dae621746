"""Go of the first generation: `pkg/models/shared`, variables for arguments, `400-600`."""
