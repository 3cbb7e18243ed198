"""Conditions, expressions and templates over facts."""
