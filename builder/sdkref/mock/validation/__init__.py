"""Values held against schemas: compiled once, and what is wrong in plain words."""
