"""Joins records of many reports: who copied whom, which events are one happening, how many independently say so."""
