"""The one door to Jinja, and the templates of a user beside ours."""
