"""TypeScript of the first generation: axios, enums, no unions."""
