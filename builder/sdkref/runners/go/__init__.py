"""Go programs: checked at once, linked into few binaries, run one process each."""
