"""Whole screens; `main.py` is the only mediator between panes."""
