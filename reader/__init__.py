"""Read an article closely: its entities, its quotes, and how sure we are of them."""

__version__ = "0.1.0"
