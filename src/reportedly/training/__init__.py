"""Trains the tagger: annotated reports in, one small ONNX model with its card out. Needs the extra ``training``."""
