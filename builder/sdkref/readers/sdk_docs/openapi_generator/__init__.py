"""The documentation that OpenAPI Generator writes: pages of operations, of models, and a README."""
