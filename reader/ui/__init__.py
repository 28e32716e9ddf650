"""The terminal application; the only home of Textual."""
