"""Measure how far a follow-up turns away: ``python -m scripts.measure_followups --cache FOLDER``.

A question of one pair is asked right after one of another pair of the same file, with "Còn" before
it ("Còn tỷ lệ hộ nghèo giảm bao nhiêu?"), over the paragraphs of the file; each way of weighing the
earlier question against the new one gets a line with hit@1. Only the files whose names begin as
``--only`` says are asked: those that the encoder has not been taught.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from unittest.mock import patch

from embeddings.earlier import Earlier
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from scripts.asked import bundled_encoder, parser
from scripts.pairs import read_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pairs import PairFile

SHARES = (0.0, 0.3, 0.5, 0.7, 1.0)
"""Of the vector that is the new question's own."""
WEIGHTS = (1.0, 0.5, 0.3, 0.15)
"""Of the earlier question's words."""
STYLES = {"plain", "number", "paraphrase", "why", "list"}
MOST = 150

Turn = tuple[str, str, int]
"""The earlier question, the one after it, and the row that answers that."""


def turns(file: PairFile, chance: random.Random) -> Iterator[Turn]:
    """Give made-up conversations of two questions about different paragraphs."""
    asked = [
        (row, chance.choice(questions))
        for row, pair in enumerate(file.pairs)
        if (questions := [one.q for one in pair.qa if one.style in STYLES])
    ][:MOST]
    for row, question in asked:
        earlier = chance.choice([text for other, text in asked if other != row])
        yield earlier, f"Còn {question[0].lower()}{question[1:]}", row


def hit_at_1(searcher: Searcher, conversations: list[Turn], *, alone: bool = False) -> float:
    """Return the share of the second questions whose passage comes first."""
    found = [
        searcher.rank(question, previous=None if alone else Earlier(earlier)).order[0] == row
        for earlier, question, row in conversations
    ]
    return sum(map(bool, found)) / len(found)


def main() -> None:
    """Measure and print a Markdown table for each file."""
    given = parser(__doc__).parse_args()
    encoder = bundled_encoder(given.cache)
    for file in read_groups(given.only):
        chance = random.Random(1)  # noqa: S311 - the same turns every time, nothing secret
        conversations = list(turns(file, chance))
        searcher = Searcher(MemorySpace.of([file.report()], encoder), encoder)
        alone = hit_at_1(searcher, conversations, alone=True)
        print(f"{file.name}: {len(conversations)} turns, without the earlier question {alone:.3f}")
        print("| own share |", " | ".join(f"words {weight:g}" for weight in WEIGHTS), "|")
        print("|---" * (len(WEIGHTS) + 1) + "|")
        for share in SHARES:
            cells = []
            for weight in WEIGHTS:
                with (
                    patch("embeddings.question.OWN_SHARE", share),
                    patch("embeddings.question.CONTEXT_WEIGHT", weight),
                ):
                    cells.append(f"{hit_at_1(searcher, conversations):.3f}")
            print(f"| {share:g} |", " | ".join(cells), "|")
    encoder.save()


if __name__ == "__main__":
    main()
