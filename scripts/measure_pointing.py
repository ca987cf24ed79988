"""Measure follow-ups that point back: ``python -m scripts.measure_pointing --cache FOLDER``.

A question that names a thing ("Xã Phước Thuận có mấy thôn?") is asked as one that points back to
it ("Xã đó có mấy thôn?"), after another question of the same report whose paragraph names it. It
prints how often the name is the right one, and hit@1 for each way to search: the follow-up alone,
completed from the earlier question only, with the name from the answer that the earlier question
has in the pair, with the name from the answer that a search finds, and the question with its name.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from embeddings.earlier import Earlier
from embeddings.folding import fold
from embeddings.pointing import KINDS
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from scripts.asked import bundled_encoder, parser
from scripts.pairs import read_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pairs import PairFile

BACK = ("đó", "này", "ấy", "nói trên")
MOST = 60
"""Turns of a report."""


@dataclass(frozen=True)
class Turn:
    """A follow-up that points back.

    Attributes
    ----------
    name
        Of what it points to, folded.
    whole
        The question with the name.
    row
        Of the passage that answers it.
    """

    earlier: Earlier
    question: str
    name: str
    whole: str
    row: int


def turns(file: PairFile, chance: random.Random) -> list[Turn]:
    """Make conversations of two questions."""
    made = [
        turn
        for row, pair in enumerate(file.pairs)
        for asked in pair.qa
        for turn in _pointing(file, row, asked.q, chance)
    ]
    return chance.sample(made, min(MOST, len(made)))


def _pointing(file: PairFile, row: int, whole: str, chance: random.Random) -> Iterator[Turn]:
    for kind in KINDS:
        for match in re.finditer(rf"\b(?P<noun>(?i:{kind.nouns}))\s+{kind.name}", whole):
            name = fold(match[0])
            before = [
                Earlier(asked.q, (asked.sentence, pair.passage))
                for pair in file.pairs
                if name in fold(pair.passage)
                for asked in pair.qa
                if asked.q != whole
            ]
            back = f"{match['noun']} {chance.choice(BACK)}"
            question = whole[: match.start()] + back + whole[match.end() :]
            if before:
                yield Turn(chance.choice(before), question, name, whole, row)


def measured(searcher: Searcher, turn: Turn) -> Counter[str]:
    """Return which ways of searching find the passage, and whether the name is right."""

    def finds(question: str, earlier: Earlier | None) -> bool:
        return bool(searcher.rank(question, previous=earlier).order[0] == turn.row)

    sought = Earlier(turn.earlier.question)
    meant = searcher.read(turn.question, turn.earlier).meant
    with patch("embeddings.question.meant", return_value=""):
        leaning = finds(turn.question, turn.earlier)
    found = {
        "right name": turn.name in fold(meant),
        "other name": bool(meant) and turn.name not in fold(meant),
        "follow-up alone": finds(turn.question, None),
        "earlier question only": leaning,
        "name from the answer": finds(turn.question, turn.earlier),
        "name from the answer found": finds(turn.question, sought),
        "question with its name": finds(turn.whole, None),
    }
    return Counter({key: int(value) for key, value in found.items()})


def main() -> None:
    """Measure and print."""
    given = parser(__doc__).parse_args()
    encoder = bundled_encoder(given.cache)
    total: Counter[str] = Counter()
    count = 0
    for file in read_groups(given.only):
        chance = random.Random(1)  # noqa: S311 - the same turns every time, nothing secret
        searcher = Searcher(MemorySpace.of([file.report()], encoder), encoder)
        for turn in turns(file, chance):
            total.update(measured(searcher, turn))
            count += 1
    for key, times in total.items():
        print(f"{key}: {times / count:.3f} of {count}")
    encoder.save()


if __name__ == "__main__":
    main()
