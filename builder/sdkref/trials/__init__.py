"""Examples tried: which are wanted, what each needs, the runs, and what they cover."""
