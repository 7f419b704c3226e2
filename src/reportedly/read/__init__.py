"""Mentions in a text, by rules and lexicons."""
