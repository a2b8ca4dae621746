"""Twins: what a surface says of a resource, as a page of Markdown in the layout of that SDK's generator."""
