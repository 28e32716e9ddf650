"""From bytes to an `Article`: one file per input kind, and the registry."""
