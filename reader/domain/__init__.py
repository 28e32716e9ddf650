"""Plain values and pure functions: the words in which the rest of the program speaks."""
