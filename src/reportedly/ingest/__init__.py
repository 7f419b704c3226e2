"""Bytes into documents: formats, decoding, language, layout."""
