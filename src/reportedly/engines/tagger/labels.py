"""What the network tags: the parts of attributions, the roles of who takes part in an act, and how each of them fares."""

from __future__ import annotations

PARTS = ("cue", "source", "content")
"""The heads of attributions."""
ROLES = ("doer", "body", "victim", "named", "thing", "means")
"""The heads of acts of violence: who did it, the organisation that did, people it struck by what they are, people by name,
things it struck, and with what.
"""
KINDS = {
    "incident": ("none", "attack", "bombing", "kidnapping", "arson", "robbery"),
    "harm": ("killed", "injured", "unharmed", "destroyed", "damaged", "undamaged"),
    "sure": ("fact", "claimed", "accused", "authorities", "possible"),
    "stage": ("accomplished", "attempted", "threatened"),
}
"""The heads that choose one of a few: of each word of a sentence, of what kind of act it tells; of a participant, how it fared;
of an organisation, how sure it is that it did it; of a participant, whether the act came to pass.
"""
TAGS = 3
"""Tags of a head that marks stretches: outside, at the first token, and further inside."""
SIZES = dict.fromkeys((*PARTS, *ROLES), TAGS) | {name: len(kinds) for name, kinds in KINDS.items()}
"""How many answers each head has."""
