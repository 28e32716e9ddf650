"""Highlight rules: YAML to `RuleSet`, and the kinds of rule."""
