"""Count what is named as missing on the training pairs: ``python -m scripts.false_alarms``.

Every question is read as a search reads it. A question that its own paragraph answers should miss
nothing there; a near miss that changes the place should miss it. Two lines, each with the number
of questions, of those for which something is named, and of those for which
:mod:`embeddings.places` names a place in small letters; what it names of the former is printed.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from embeddings.checks import Named
from embeddings.glossary import shipped_glossary
from embeddings.language import office_language
from embeddings.places import small_places
from embeddings.units import passage_tokens
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.report import Passage, Report


def main() -> None:
    """Print the counts."""
    asked = list(_asked())
    for wanted in ("answered", "other place"):
        found = [_missing(*case) for kind, case in asked if kind == wanted]
        small = [names for _, names in found if names]
        print(f"{wanted}: {len(found)} questions, {sum(bool(names) for names, _ in found)} "
              f"with something missing, {len(small)} with a place in small letters")  # fmt: skip
        if wanted == "answered":
            print(*small, sep="\n")


def _asked() -> Iterator[tuple[str, tuple[str, Report, Passage]]]:
    for file in read_pairs():
        report = file.report()
        for pair, passage in zip(file.pairs, report.passages, strict=True):
            for asked in pair.qa:
                yield "answered", (asked.q, report, passage)
            for miss in pair.near_miss:
                if miss.changed == "place":
                    yield "other place", (miss.q, report, passage)


@cache
def _words(report: Report) -> frozenset[str]:
    passages = (passage_tokens(report, passage) for passage in report.passages)
    return frozenset(chain.from_iterable(passages))


def _missing(
    question: str, report: Report, passage: Passage
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text = office_language().restore(question, shipped_glossary().well_typed)
    named = Named.of(text, shipped_glossary(), lambda tokens: _words(report).issuperset(tokens))
    missing = named.missing(report, passage)
    small = set(small_places(text))
    return missing, tuple(name for name in missing if name in small)


if __name__ == "__main__":
    main()
