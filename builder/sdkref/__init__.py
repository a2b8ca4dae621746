"""One reference site for every language of an SDK, in which no example is broken."""
