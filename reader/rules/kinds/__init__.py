"""One file per kind of rule; the registry is in `registry.py`."""
