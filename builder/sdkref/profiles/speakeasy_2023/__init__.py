"""What Speakeasy's first generation made of a description, in 2023: axios, enums, `statusCode == 200`."""
