"""Where names and values become code: one language a module."""
