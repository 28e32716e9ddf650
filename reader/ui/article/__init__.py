"""The article pane: layout, paint, view."""
