"""The one door for Markdown that others wrote: it becomes safe HTML, plain words or CommonMark."""
