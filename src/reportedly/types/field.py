"""A value with the characters it stands on, or an unknown with its reason. There is no third way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from reportedly.types.span import Span

T_co = TypeVar("T_co", covariant=True)


class Basis(StrEnum):
    """How a value is known."""

    STATED = "stated"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    GIVEN = "given"


class Reason(StrEnum):
    """Why a value is unknown."""

    NOT_STATED = "not_stated"
    VAGUE = "vague"
    AMBIGUOUS = "ambiguous"
    NOT_IN_GAZETTEER = "not_in_gazetteer"
    NOT_IN_CODEBOOK = "not_in_codebook"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who found a value: the engine, its version and the rule or lexicon entry (``file#key``) that fired."""

    engine: str
    version: str
    rule: str

    def __str__(self) -> str:
        return f"{self.engine}@{self.version} {self.rule}"


@dataclass(frozen=True, slots=True)
class Contender(Generic[T_co]):
    """A value that was weighed and not taken, with its score (unitless, comparable within one field only)."""

    value: T_co
    score: float


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A known value: its basis, the characters it stands on, who found it, and the evidence in words.

    ``spans`` may be empty only for a value that was given from outside the text. ``confidence`` is a probability in
    [0, 1], or None where the engine states none.
    """

    value: T_co
    basis: Basis
    spans: tuple[Span, ...]
    by: Origin
    note: str = ""
    confidence: float | None = None
    contenders: tuple[Contender[T_co], ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """We do not know, and why. ``spans`` are the characters that made us look."""

    reason: Reason
    spans: tuple[Span, ...] = ()
    note: str = ""
