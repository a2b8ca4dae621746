"""The API as a server: requests held against the catalogue, and answers made from it."""
