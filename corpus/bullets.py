"""Bullets: the dashes, crosses and dots that head the entries of a list."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?P<sign>[-–—+*•·▪◦●○■□➢➤✓❖\uf0b7\uf0a7\uf02d\uf0d8])(?P<gap>\s*)(?=\S)")
_DASHES = frozenset("-–—\uf02d")
_NEEDS_SPACE = frozenset("*·○□■✓")


def split_bullet(text: str) -> tuple[str, str] | None:
    """Split ``"- Nuôi trồng"`` into its sign and its words; ``None`` if it is no bullet.

    A dash of any length is given as ``"-"``.

    A dash before a figure without a space (``"-1,07%"``) is a minus, a row of dashes a rule.
    """
    match = _BULLET.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if not match["gap"] and (not rest[0].isalpha() or match["sign"] in _NEEDS_SPACE):
        return None
    if not any(character.isalnum() for character in rest):
        return None
    return "-" if match["sign"] in _DASHES else match["sign"], rest
