"""From a `Reading` to bytes: one file per output format, and the registry."""
