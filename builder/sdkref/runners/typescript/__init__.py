"""TypeScript and JavaScript programs: parsed, type-checked at once, run by Node."""
