"""One call to train a tagger: annotated reports in, a folder with the model and its card out."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from reportedly.engines.tagger.labels import SIZES
from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import CARD, MODEL, WORDS, Model, Words
from reportedly.training import base as bases
from reportedly.training.annotated import Row, annotated
from reportedly.training.examples import LINKS, examples, gold, page
from reportedly.training.export import export
from reportedly.training.figures import Figure, figures
from reportedly.training.fit import Plan, fit, gently
from reportedly.training.net import Net, Shape, start_from

REPEATED, MIXED = 6, 200
_SCALING = 96
"""Windows of the training texts from which the scales of the eight-bit model are taken."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to train on and how. ``layers`` of the encoder are kept, from the lowest up; ``terms`` are those of the data.

    ``then`` are reports of the kind that the model is for, too few to train on alone: it is led towards them in a last,
    gentle pass, in which they come :data:`REPEATED` times among :data:`MIXED` of the first reports.
    """

    data: tuple[Path, ...]
    out: Path
    then: tuple[Path, ...] = ()
    check: tuple[Path, ...] = ()
    plan: Plan = Plan()  # noqa: RUF009 - a frozen value
    layers: int = 4
    threads: int = 2
    terms: str = ""


def train(task: Task, tell: Callable[[int, int, float], None], encoder: Path | None = None) -> Mapping[str, Figure]:
    """Train a tagger and write its model, its words and its card to the folder ``task.out``.

    Args:
        task: data, plan and folder.
        tell: called after each step: steps done, steps in all, loss.
        encoder: the folder of the encoder to start from, if not the one that the package carries.

    Returns:
        Token figures on ``task.check``, by part; none where nothing is given to check on.

    Raises:
        DataError: the data or the encoder cannot be used.
    """
    start = bases.base(encoder)
    rows, held = annotated(task.data), annotated(task.check) if task.check else []
    torch.set_num_threads(task.threads)
    torch.manual_seed(task.plan.seed)
    pieces = Words(start.words).pieces
    told = examples([gold(row) for row in rows], pieces)
    net = Net(Shape(SIZES, LINKS, layers=task.layers))
    start_from(net, load_file(start.weights))
    fit(net, told, task.plan, tell)
    if task.then:
        some = random.Random(task.plan.seed).sample(rows, min(MIXED, len(rows)))  # noqa: S311 - a choice, no secret
        few = examples([gold(row) for row in annotated(task.then)], pieces)
        fit(net, [*examples([gold(row) for row in some], pieces), *few * REPEATED], gently(task.plan), tell)
    task.out.mkdir(parents=True, exist_ok=True)
    windows = random.Random(task.plan.seed).sample([e.window for e in told], min(_SCALING, len(told)))  # noqa: S311
    export(net, task.out / MODEL, windows)
    shutil.copyfile(start.words, task.out / WORDS)
    model = Model(task.out)
    found = figures((row, listen(model, page(row["text"]))) for row in held) if held else {}
    card = _card(task, rows, len(told), found)
    (task.out / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return found


def _file(path: Path) -> dict[str, str]:
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _card(task: Task, rows: Sequence[Row], windows: int, found: Mapping[str, Figure]) -> dict[str, Any]:
    """What a reader of the model must know. It has no date, so that the same training writes the same card."""
    return {
        "encoder": {"name": bases.NAME, "licence": bases.LICENCE, "sha256": bases.SHA256, "layers": task.layers},
        "data": [_file(p) for p in task.data],
        "then": [_file(p) for p in task.then],
        "terms": task.terms or "as told by whoever trained it",
        "reports": len(rows),
        "attributions": sum(len(r.get("attributions", ())) for r in rows),
        "participants": sum(len(r.get("participants", ())) for r in rows),
        "windows": windows,
        "plan": asdict(task.plan) | {"threads": task.threads},
        "token_f1": {part: round(f.f1, 4) for part, f in found.items()},
        "checked_on": [p.name for p in task.check],
    }
