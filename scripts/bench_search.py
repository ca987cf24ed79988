"""Measure what a question costs besides the encoder: ``python -m scripts.bench_search``.

Questions of ``train/pairs`` are asked of invented reports made of the words of the shipped one,
whose passages get random vectors (looking for them takes as long as for real ones), while the
questions go through the bundled encoder. For each question the whole search and the encoder's own
call are timed one after the other, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING

import numpy as np

from corpus import Passage, PassageKind, Report, Section, bundled_folder, read_folder
from embeddings.bundled import BundledEncoder
from embeddings.dense import unit_rows
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SIZES = (500, 100_000)
A_REPORT = 100
"""Passages."""
SENTENCES, WORDS = 3, 22
"""Of a passage, and of a sentence."""


class RandomPassages:
    """The bundled encoder for questions; for passages, random unit vectors."""

    name = "random"

    def __init__(self) -> None:
        self._encoder = BundledEncoder()
        self._random = np.random.default_rng(0)
        self.dimension = self._encoder.dimension

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return random unit vectors."""
        rows = self._random.standard_normal((len(texts), self.dimension), np.float32)
        return unit_rows(rows)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions."""
        return self._encoder.encode_queries(texts)


def invented(passages: int) -> list[Report]:
    """Return reports of so many passages in all."""
    chance = random.Random(346)  # noqa: S311 - the same words every time, nothing secret
    (shipped,) = read_folder(bundled_folder())
    words = " ".join(passage.text for passage in shipped.passages).split()
    sections = (Section("I", ("I",), ("Kết quả thực hiện",)),)
    return [
        Report(
            f"r{number}", f"{number}/BC-UBND", "BÁO CÁO", "", f"UBND xã {number}", "", None,
            2000 + number % 25, "", sections,
            tuple(
                Passage(f"r{number}.p{row}", PassageKind.PARAGRAPH, _text(words, chance), "I")
                for row in range(A_REPORT)
            ),
        )
        for number in range(passages // A_REPORT)
    ]  # fmt: skip


def measure(passages: int, questions: Sequence[str]) -> None:
    """Print how long the encoder's call and the whole search take, and their ratio."""
    encoder = RandomPassages()
    searcher = Searcher(MemorySpace.of(invented(passages), encoder), encoder)
    searcher.search(questions[0])
    calls, wholes = [], []
    for question in questions[1:]:
        began = time.perf_counter()
        searcher.search(question)
        wholes.append(time.perf_counter() - began)
        texts = [reading.text for reading in searcher.read(question).readings]
        began = time.perf_counter()
        encoder.encode_queries(texts)
        calls.append(time.perf_counter() - began)
    ratio = np.median(np.array(wholes) / np.array(calls))
    print(
        f"| {passages} | {1000 * np.median(calls):.1f} | {1000 * np.median(wholes):.1f} "
        f"| {1000 * np.quantile(wholes, 0.95):.1f} | {ratio:.2f} |",
        flush=True,
    )


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="passages")
    given = parser.parse_args()
    asked = [one.q for file in read_pairs() for pair in file.pairs for one in pair.qa]
    chosen = random.Random(7).sample(asked, given.questions + 1)  # noqa: S311 - nothing secret
    print("| passages | encoder, ms (p50) | whole search, ms (p50) | p95 | whole : encoder |")
    print("|---|---|---|---|---|")
    for size in given.sizes:
        measure(size, chosen)


def _text(words: Sequence[str], chance: random.Random) -> str:
    return " ".join(
        " ".join(chance.choices(words, k=WORDS)).capitalize() + "." for _ in range(SENTENCES)
    )


if __name__ == "__main__":
    main()
