"""What several layers need of the disk: hardened YAML with positions, atomic writes."""
