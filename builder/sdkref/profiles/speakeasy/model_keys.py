"""Keys of models: the paths of the pages that Speakeasy writes for them."""

NO_NAMESPACE = "models"
"""What types are qualified by where all models stand in one folder."""


def model_key(namespace: str, name: str) -> str:
    """Return the key of a model of a namespace."""
    folder = "" if namespace == NO_NAMESPACE else f"{namespace}/"
    return f"docs/models/{folder}{name.lower()}"
