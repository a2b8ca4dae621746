"""What OpenAPI Generator makes in TypeScript: `typescript`, `typescript-axios` and `typescript-fetch`."""
