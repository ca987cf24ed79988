"""Capital and small letters of Vietnamese as regular-expression character classes.

A range such as ``à-ỹ`` will not do: Unicode's Latin Extended Additional block has capitals and
small letters by turns.
"""

from __future__ import annotations

_LETTERS = [char for char in map(chr, range(0x1F00)) if char.isalpha()]
CAPITALS = "".join(char for char in _LETTERS if char.isupper())
"""To be put between brackets: ``[{CAPITALS}]``."""
SMALL = "".join(char for char in _LETTERS if char.islower())
