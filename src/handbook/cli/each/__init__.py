"""One file a command; each is read when it is called."""
