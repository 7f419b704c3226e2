"""The network: a small BERT encoder, features added to its input, and one linear layer a head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from reportedly.engines.tagger.tokens import CASES, ROLES, STARTS, WITHINS

NULL = -1e4
"""What stands for minus infinity where nothing may be chosen."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network. ``labels`` are the tags of each head; ``link`` the width of the vectors that link words."""

    labels: dict[str, int]
    links: tuple[str, ...]
    layers: int = 4
    width: int = 384
    inner: int = 1536
    heads: int = 12
    words: int = 30522
    longest: int = 512
    link: int = 64
    dropout: float = 0.1


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.look = nn.Linear(shape.width, 3 * shape.width)
        self.mix = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One step of reading. ``mask`` is added to the attention: 0 for words, :data:`NULL` for padding."""
        batch, size, width = x.shape
        q, k, v = (part.view(batch, size, self.heads, -1).transpose(1, 2) for part in self.look(x).chunk(3, -1))
        if self.training:
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            mixed = torch.softmax((q * (width // self.heads) ** -0.5) @ k.transpose(2, 3) + mask, -1) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, size, width)
        x = self.norm1(x + self.drop(self.mix(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Net(nn.Module):
    """The tagger. Gives the logits of each head a piece and, for each link, a query and a key a piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.words, shape.width)
        self.position = nn.Embedding(shape.longest, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(n, shape.width) for n in (CASES, WITHINS, STARTS, ROLES))
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tags = nn.ModuleDict({name: nn.Linear(shape.width, n) for name, n in shape.labels.items()})
        self.queries = nn.ModuleDict({name: nn.Linear(shape.width, shape.link) for name in shape.links})
        self.keys = nn.ModuleDict({name: nn.Linear(shape.width, shape.link) for name in shape.links})
        self.drop = nn.Dropout(shape.dropout)
        for feature in self.features:
            nn.init.zeros_(feature.weight)  # type: ignore[arg-type]

    def embed(self, ids: Tensor, features: Tensor) -> Tensor:
        """The vectors that go in: the word, its place and its features."""
        place = self.position.weight[: ids.shape[1]]
        x = self.norm(self.word(ids) + place + self.kind)
        for i, feature in enumerate(self.features):
            x = x + feature(features[:, :, i])
        return x

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> dict[str, Tensor]:
        """Logits by name: the heads' tags (batch, pieces, tags), and "NAME.query" and "NAME.key" for each link."""
        x = self.drop(self.embed(ids, features))
        added = torch.zeros(1, 1, 1, 1) if mask is None else (1.0 - mask)[:, None, None, :] * NULL
        for layer in self.layers:
            x = layer(x, added)
        x = self.drop(x)
        out = {name: head(x) for name, head in self.tags.items()}
        for name in self.shape.links:
            out[f"{name}.query"] = self.queries[name](x) * self.shape.link**-0.5
            out[f"{name}.key"] = self.keys[name](x)
        return out


_LOOK = ("attention.self.query", "attention.self.key", "attention.self.value")
_NAMES = {
    "mix": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def start_from(net: Net, weights: dict[str, Any]) -> None:
    """Take over the lowest layers of a BERT encoder, by the names that its weights have."""
    with torch.no_grad():
        net.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        net.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        net.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        net.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        net.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(net.layers):
            for kind in ("weight", "bias"):
                three = [weights[f"encoder.layer.{i}.{name}.{kind}"] for name in _LOOK]
                getattr(layer.look, kind).copy_(torch.cat(three))
            for ours, theirs in _NAMES.items():
                part = getattr(layer, ours)
                part.weight.copy_(weights[f"encoder.layer.{i}.{theirs}.weight"])
                part.bias.copy_(weights[f"encoder.layer.{i}.{theirs}.bias"])
