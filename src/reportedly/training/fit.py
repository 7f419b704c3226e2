"""Fits the network to examples. The same examples, settings and number of threads give the same weights."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from reportedly.engines.tagger.labels import ROLES
from reportedly.engines.tagger.tokens import Case
from reportedly.training.examples import UNASKED, Example
from reportedly.training.net import NULL, Net


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit. ``pieces`` is the size of a batch in word pieces, ``rate`` the learning rate of the encoder and ``top``
    that of heads and features; ``caseless`` the share of windows that are read as if all were in capitals.
    """

    epochs: int = 4
    pieces: int = 2048
    rate: float = 1.5e-4
    top: float = 1e-3
    warmup: float = 0.1
    decay: float = 0.01
    caseless: float = 0.1
    seed: int = 1


_WEIGHT = dict.fromkeys(ROLES, 4.0)
"""Participants are rare, one word in forty: their heads count for more, so that they learn as much from a window as others."""


def gently(plan: Plan) -> Plan:
    """The plan of a last pass that leads a fitted network towards few reports without making it forget."""
    return replace(plan, epochs=1, rate=0.4 * plan.rate, top=0.3 * plan.top, warmup=0.15)


def fit(net: Net, examples: Sequence[Example], plan: Plan, tell: Callable[[int, int, float], None]) -> None:
    """Fit ``net`` to ``examples``. ``tell`` is called after each step: steps done, steps in all, loss."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311 - a shuffle, no secret
    batches = [b for _ in range(plan.epochs) for b in _batches(examples, plan.pieces, chance)]
    encoder = [p for n, p in net.named_parameters() if _of_encoder(n)]
    rest = [p for n, p in net.named_parameters() if not _of_encoder(n)]
    groups = [{"params": encoder, "lr": plan.rate}, {"params": rest, "lr": plan.top}]
    steps = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98), fused=True)
    rise = max(1, int(plan.warmup * len(batches)))
    pace = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda s: min((s + 1) / rise, max(0.0, (len(batches) - s) / max(1, len(batches) - rise)))
    )
    net.train()
    for number, batch in enumerate(batches, 1):
        loss = _loss(net, [_caseless(e, chance, plan.caseless) for e in batch])
        steps.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
        pace.step()
        tell(number, len(batches), float(loss.detach()))
    net.eval()


def _of_encoder(name: str) -> bool:
    return name.startswith(("word", "position", "kind", "norm", "layers"))


def _batches(examples: Sequence[Example], pieces: int, chance: random.Random) -> Iterator[list[Example]]:
    """The examples once each, in random batches of about equal length."""
    order = sorted(examples, key=lambda e: (len(e.window.ids) // 16, chance.random()))
    batches: list[list[Example]] = [[]]
    for e in order:
        if batches[-1] and (len(batches[-1]) + 1) * max(len(x.window.ids) for x in [*batches[-1], e]) > pieces:
            batches.append([])
        batches[-1].append(e)
    chance.shuffle(batches)
    yield from batches


def _caseless(e: Example, chance: random.Random, share: float) -> tuple[Example, bool]:
    return e, chance.random() < share


def tensors(batch: Sequence[tuple[Example, bool]]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, features and mask of a batch, padded to its longest."""
    size = max(len(e.window.ids) for e, _ in batch)
    ids = torch.zeros(len(batch), size, dtype=torch.long)
    features = torch.zeros(len(batch), size, 4, dtype=torch.long)
    mask = torch.zeros(len(batch), size)
    for i, (e, caseless) in enumerate(batch):
        n = len(e.window.ids)
        ids[i, :n] = torch.tensor(e.window.ids)
        features[i, :n] = torch.tensor(e.window.features)
        mask[i, :n] = 1.0
        if caseless:
            written = features[i, :n, 0]
            letters = (written == Case.LOWER) | (written == Case.TITLE) | (written == Case.MIXED)
            features[i, :n, 0] = torch.where(letters, torch.full_like(written, Case.UPPER), written)
    return ids, features, mask


def _padded(values: Sequence[Mapping[str, Sequence[int]]], name: str, size: int) -> Tensor:
    """The answers of a head, one row an example; where it is not asked, and behind the last piece, :data:`UNASKED`."""
    rows = [v.get(name, ()) for v in values]
    return torch.tensor([[*row, *[UNASKED] * (size - len(row))] for row in rows])


def _loss(net: Net, batch: Sequence[tuple[Example, bool]]) -> Tensor:
    ids, features, mask = tensors(batch)
    out = net(ids, features, mask)
    size = ids.shape[1]
    total = torch.zeros(())
    for head in net.shape.labels:
        asked = _padded([e.tags for e, _ in batch], head, size)
        if (asked != UNASKED).any():
            total = total + _WEIGHT.get(head, 1.0) * nn.functional.cross_entropy(
                out[head].flatten(0, 1), asked.flatten(), ignore_index=UNASKED
            )
    words = torch.zeros(len(batch), size)
    for i, (e, _) in enumerate(batch):
        words[i, [0, *e.window.at]] = 1.0
    for link in net.shape.links:
        scores = out[f"{link}.query"] @ out[f"{link}.key"].transpose(1, 2) + ((1.0 - words) * NULL)[:, None, :]
        target = _padded([e.links for e, _ in batch], link, size)
        if (target != UNASKED).any():
            total = total + 0.5 * nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=UNASKED)
    return total
