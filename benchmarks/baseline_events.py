"""Keyword-type baselines for events: the first word of a short list decides the type, and nothing else is filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_MUC4 = {
    "KIDNAPPING": ("kidnap", "abduct"),
    "BOMBING": ("bomb", "explo", "dynamite"),
    "ARSON": ("arson", "set fire", "burned"),
    "ROBBERY": ("robbe",),
    "ATTACK": ("attack", "kill", "murder", "assassin"),
}
_DOERS = ("guerrillas", "terrorists", "rebels", "gunmen")
_ACLED = {
    "SUIC_BOMB": ("suicide bomb",),
    "CHEM_WEAP": ("chemical", "chlorine", "sarin"),
    "SEX_VIOL": ("rape", "sexual"),
    "AIR_STRIKE": ("airstrike", "air strike", "drone"),
    "GRENADE": ("grenade",),
    "REM_EXPLOS": ("landmine", "ied", "car bomb"),
    "ART_MISS_ATTACK": ("shell", "mortar", "missile", "rocket"),
    "ABDUCT_DISSAP": ("kidnap", "abduct"),
    "ARREST": ("arrest", "detain"),
    "VIOL_DEMONSTR": ("riot",),
    "PEACE_PROTEST": ("protest", "demonstrat", "rally", "rallies", "marched"),
    "DISR_WEAP": ("weapons seized", "defused"),
    "PROPERTY_DISTRUCT": ("loot",),
    "AGREEMENT": ("ceasefire", "peace deal", "agreement"),
    "ARMED_CLASH": ("clash", "fighting", "battle"),
    "ATTACK": ("attack", "killed", "shot"),
}
_CAMEO = {
    "04": ("met with", "talks", "visit"),
    "05": ("praise", "support"),
    "07": ("aid",),
    "08": ("release", "withdraw"),
    "11": ("accus", "condemn", "critici"),
    "12": ("reject", "refus"),
    "13": ("threat", "warn"),
    "14": ("protest", "demonstrat"),
    "17": ("arrest", "seize"),
    "19": ("attack", "kill", "fight"),
}

Row = Mapping[str, Any]


def keyword_incident(row: Row) -> dict[str, Any]:
    """MUC-4: one template with the type of the first keyword, and the first usual doer as its perpetrator."""
    text = str(row["text"])
    kind = _first(text, _MUC4)
    doer = next((d.upper() for d in _DOERS if d in text.lower()), None)
    if kind is None or doer is None:
        return {"doc_id": row["doc_id"], "templates": []}
    slots = {
        "INCIDENT: TYPE": [{"values": [kind]}],
        "INCIDENT: STAGE OF EXECUTION": [{"values": ["ACCOMPLISHED"]}],
        "PERP: INCIDENT CATEGORY": [{"values": ["TERRORIST ACT"]}],
        "PERP: INDIVIDUAL ID": [{"values": [doer]}],
    }
    return {"doc_id": row["doc_id"], "templates": [{"slots": slots}]}


def keyword_sub_type(row: Row) -> dict[str, Any]:
    """ACLED: the sub-type of the first list that has a word in the text."""
    low = str(row["text"]).lower()
    return {
        "doc_id": row["doc_id"],
        "sub_type": next((kind for kind, words in _ACLED.items() if any(w in low for w in words)), None),
    }


def keyword_root_code(row: Row) -> dict[str, Any]:
    """CAMEO: the root code of the earliest keyword."""
    code = _first(str(row["text"]), _CAMEO)
    return {"doc_id": row["doc_id"], "events": [{"eventcode": code}] if code else []}


def _first(text: str, table: Mapping[str, tuple[str, ...]]) -> str | None:
    low = text.lower()
    at = [(m.start(), kind) for kind, words in table.items() for w in words for m in [re.search(re.escape(w), low)] if m]
    return min(at)[1] if at else None
