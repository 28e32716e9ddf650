"""What the user made and must not lose: SQLite."""
