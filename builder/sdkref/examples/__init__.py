"""Examples that can run: collected from wherever they stand, each with what it needs and where it is."""
