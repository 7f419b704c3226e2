"""The one place that tells the version."""

VERSION = "0.1.0"
