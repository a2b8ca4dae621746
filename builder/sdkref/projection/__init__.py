"""What the API looks like in one SDK."""
