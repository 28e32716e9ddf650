"""Where things are on this machine, what the user configured, and the themes."""
