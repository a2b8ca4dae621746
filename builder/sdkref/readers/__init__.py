"""Sources turned into the catalogue: one dialect a module."""
