"""The learned reader: one small encoder with several heads, run on fixed windows of a report."""
