"""From an `Article` to its `Analysis`; the only home of spaCy, which runs in a process of its own."""
