"""The network as a file, run by onnxruntime on one thread: a window in, its answers out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from reportedly.engines.tagger.decode import Answers
from reportedly.engines.tagger.windows import Window
from reportedly.errors import DataError

MODEL, WORDS, CARD = "tagger.onnx", "tagger.json", "card.json"
"""The files of a model in its folder: the network, the words that it knows, and what it was trained on."""
_UNKNOWN = 100
_SLOWER = ("SkipLayerNormFusion",)
"""What onnxruntime would fuse into a step that takes longer on a CPU than its parts: a sixteenth of the time of a run."""


class Words:
    """The tokenizer of the encoder."""

    def __init__(self, file: Path) -> None:
        self._words = Tokenizer.from_file(str(file))
        self._words.no_padding()
        self._words.no_truncation()

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word's pieces; one at the least."""
        known = list(dict.fromkeys(words))
        told = self._words.encode(known, is_pretokenized=True, add_special_tokens=False)
        ids: dict[str, list[int]] = {word: [] for word in known}
        for piece, of in zip(told.ids, told.word_ids, strict=True):
            if of is not None:  # what no word has: none is asked for
                ids[known[of]].append(piece)
        return [ids[word] or [_UNKNOWN] for word in words]


class Model:
    """One network. Each window is run by itself, so that its answers depend on nothing else."""

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder.

        Raises:
            DataError: the folder holds no model, or one that cannot be read.
        """
        try:
            self._words = Words(folder / WORDS)
            self._session = InferenceSession(
                str(folder / MODEL), _options(), providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        except Exception as e:  # both libraries raise nothing narrower, for a file that is missing or broken
            raise DataError(f"this model cannot be read: {e}", str(folder), "Install the package anew, or train one.") from e
        self._names = [o.name for o in self._session.get_outputs()]
        self.pieces = self._words.pieces

    def answers(self, window: Window) -> Answers:
        """The network's outputs for one window by name, one row a piece."""
        given = {"ids": np.array([window.ids], np.int64), "features": np.array([window.features], np.int64)}
        return dict(zip(self._names, (out[0] for out in self._session.run(None, given)), strict=True))


def _options() -> SessionOptions:
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def bundled() -> Path:
    """The folder of the model that comes with the package; it may be missing."""
    return Path(str(files("reportedly"))) / "data" / "tagger"


@cache
def model(folder: Path) -> Model:
    """The model of a folder, loaded once."""
    return Model(folder)
