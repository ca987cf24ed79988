"""Check the training pairs: ``python -m scripts.check_pairs``.

Every line must have a passage of 40 to 140 words, four questions whose sentences stand in it word
for word, and two near misses; no passage or question may come twice. It prints what is wrong, then
how much there is of everything, and fails if anything is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from embeddings.folding import clean
from scripts.pairs import FOLDER, GENERAL, PairFile, read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.pairs import Pair

LEAST_WORDS, MOST_WORDS = 40, 140
QUESTIONS, NEAR_MISSES = 4, 2
STYLES = {
    "plain", "paraphrase", "no_diacritics", "half_diacritics", "colloquial", "abbrev", "typo",
    "number", "why", "list", "who", "when", "where", "document",
}  # fmt: skip
CHANGES = {"year", "place", "body", "indicator", "number"}


def problems(files: Sequence[PairFile]) -> Iterator[str]:
    """Give a sentence for each thing that is wrong."""
    seen: dict[str, str] = {}
    for file in files:
        for line, pair in enumerate(file.pairs, 1):
            place = f"{file.name}:{line}"
            yield from (f"{place}: {problem}" for problem in _of_pair(pair))
            questions = [asked.q for asked in pair.qa] + [near.q for near in pair.near_miss]
            for text in (pair.passage, *questions):
                key = clean(text).lower()
                if key in seen:
                    yield f"{place}: also in {seen[key]}: {text[:60]}"
                seen[key] = place


def _of_pair(pair: Pair) -> Iterator[str]:
    words = len(pair.passage.split())
    if not LEAST_WORDS <= words <= MOST_WORDS:
        yield f"{words} words"
    if len(pair.qa) != QUESTIONS or len(pair.near_miss) != NEAR_MISSES:
        yield f"{len(pair.qa)} questions, {len(pair.near_miss)} near misses"
    if not (pair.title and pair.document and pair.topic):
        yield "no title, document or topic"
    for style in {asked.style for asked in pair.qa} - STYLES:
        yield f"unknown style {style!r}"
    for asked in pair.qa:
        if clean(asked.sentence) not in clean(pair.passage):
            yield f"not in the passage: {asked.sentence[:60]}"
    for change in {near.changed for near in pair.near_miss} - CHANGES:
        yield f"unknown change {change!r}"


def main() -> int:
    """Check and count."""
    try:
        kinds = {folder: read_pairs(folder) for folder in (FOLDER, GENERAL)}
    except msgspec.DecodeError as error:
        print(error)
        return 1
    found = list(problems([file for files in kinds.values() for file in files]))
    print(*found, sep="\n", end="\n" if found else "")
    for folder, files in kinds.items():
        print(f"{folder}:")
        count(files)
    return 1 if found else 0


def count(files: Sequence[PairFile]) -> None:
    """Print how much there is of everything."""
    pairs = [pair for file in files for pair in file.pairs]
    styles = Counter(asked.style for pair in pairs for asked in pair.qa)
    topics = len({pair.topic for pair in pairs})
    near = sum(len(pair.near_miss) for pair in pairs)
    print(f"{len(files)} files, {len(pairs)} paragraphs, {topics} topics")
    print(f"{styles.total()} questions, {near} near misses")
    print(", ".join(f"{style} {number}" for style, number in styles.most_common()))


if __name__ == "__main__":
    sys.exit(main())
