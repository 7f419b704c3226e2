"""Readers: rules now, a tagger later."""
