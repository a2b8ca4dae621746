"""What an SDK generator makes of an operation: one generator a module."""
