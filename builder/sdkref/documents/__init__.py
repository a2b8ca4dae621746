"""Source files as plain values with places: JSON and YAML, read within limits."""
