"""What Speakeasy makes of a description: names, signatures, types, errors and examples of its SDKs."""
