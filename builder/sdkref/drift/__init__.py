"""Where the documentation of SDKs and the description of their API say different things."""
