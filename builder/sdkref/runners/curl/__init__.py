"""Shell scripts that call curl, run by bash."""
