"""Predictions and scores on public gold sets, by the pipeline that users get."""
