"""Python programs, forked after their imports."""
