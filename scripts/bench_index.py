"""Measure the index: how fast it is built, brought up to date and opened, and how big it is.

``python -m scripts.bench_index [--reports 1000] [--paragraphs 100]`` prints a table. The first part
uses the bundled encoder on the report that ships with the project; the second, on invented reports
made of that report's sentences, an encoder that costs next to nothing (hashed words, as many
dimensions as the bundled one), so that everything else is seen.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus import bundled_folder, read_folder
from embeddings.builder import BATCH
from embeddings.bundled import BundledEncoder
from embeddings.fingerprint import Fingerprint
from embeddings.generation import GENERATIONS, generation_folder
from embeddings.progress import Stage
from embeddings.search import Searcher
from embeddings.sentences import sentence_spans
from embeddings.stamp import RACY
from embeddings.store import Store
from embeddings.units import report_units
from tests.store.hashing import HashingEncoder
from tests.store.reports import write_report

if TYPE_CHECKING:
    from embeddings.encoder import Encoder
    from embeddings.progress import BuildSummary, Progress

DIMENSION = 384


@dataclass
class Encoding:
    """What the encoding of a build took, in seconds on the clock and of processors."""

    clock: float = 0.0
    work: float = 0.0
    began: float = 0.0

    def tell(self, progress: Progress) -> None:
        """Take note of a stage's progress."""
        if progress.stage is not Stage.ENCODING:
            return
        if progress.done == 0:
            self.began = processor_seconds()
        self.clock, self.work = progress.seconds, processor_seconds() - self.began


def processor_seconds() -> float:
    """Return the processor seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


def row(what: str, value: str) -> None:
    """Print a line of the table."""
    print(f"{what:<58} {value:>20}", flush=True)


def build(store: Store, corpus: Path, encoder: Encoder) -> tuple[BuildSummary, float, float]:
    """Build; return the summary, and what all but encoding took: clock and processor seconds."""
    encoding, began = Encoding(), processor_seconds()
    summary = store.build(corpus, encoder, progress=encoding.tell)
    work = processor_seconds() - began - encoding.work
    return summary, summary.seconds - encoding.clock, work


def measure_rate(folder: Path) -> None:
    """Compare the rate of a build with what the encoder does on its own."""
    encoder = BundledEncoder()
    units = [unit.text for report in read_folder(bundled_folder()) for unit in report_units(report)]
    texts = list(dict.fromkeys(units))
    encoder.encode_passages(texts[:BATCH])
    began, busy = time.monotonic(), time.process_time()
    for start in range(0, len(texts), BATCH):
        encoder.encode_passages(texts[start : start + BATCH])
    alone, work = len(texts) / (time.monotonic() - began), time.process_time() - busy
    busy = time.process_time()
    summary, _, _ = build(Store(folder / "rate"), bundled_folder(), encoder)
    rate, all_work = summary.encoded / summary.seconds, time.process_time() - busy
    row("encoder alone, texts a second", f"{alone:.2f}")
    row("first build, texts a second, all work counted", f"{rate:.2f}")
    row("build rate : encoder's own rate (wanted: 0.9)", f"{rate / alone:.3f}")
    row("the same in processor seconds, on a busy machine fairer", f"{work / all_work:.3f}")


def write_corpus(folder: Path, reports: int, paragraphs: int) -> None:
    """Write invented reports of shuffled sentences of the shipped report."""
    chance = random.Random(346)  # noqa: S311 - the same reports every time, nothing secret
    sentences = [
        passage.text[start:end]
        for report in read_folder(bundled_folder())
        for passage in report.passages
        for start, end in sentence_spans(passage.text)
        if end - start > 40
    ]
    words = " ".join(sentences).split()
    for number in range(1, reports + 1):
        made = [
            f"{chance.choice(sentences)} Số liệu {number} {' '.join(chance.sample(words, 12))}."
            for _ in range(paragraphs - 1)
        ]
        write_report(folder, number, made)


def measure_scale(folder: Path, reports: int, paragraphs: int) -> None:
    """Measure full builds against small ones, opening, and sizes."""
    corpus, store, encoder = folder / "corpus", Store(folder / "big"), HashingEncoder(DIMENSION)
    write_corpus(corpus, reports, paragraphs)
    first, full, full_work = build(store, corpus, encoder)
    row("reports / passages / vectors", f"{first.reports} / {first.passages} / {first.units}")
    row("full build, seconds besides encoding", f"{full:.1f}")
    time.sleep(RACY / 1e9 + 0.5)
    store.current()
    _, unchanged, _ = build(store, corpus, encoder)
    row("nothing changed, seconds (wanted: under 1)", f"{unchanged:.2f}")
    write_report(corpus, reports + 1, ["Một báo cáo mới.", "Thu ngân sách đạt 99 tỷ đồng."])
    _, one, one_work = build(store, corpus, encoder)
    row("one report more, seconds besides encoding", f"{one:.2f}")
    row("one report more : full (wanted: at most 0.10)", f"{one / full:.3f}")
    row(
        "the same in processor seconds",
        f"{one_work:.2f} / {full_work:.1f} = {one_work / full_work:.3f}",
    )
    measure_opening(store, encoder)
    measure_size(store, first.passages)


def measure_opening(store: Store, encoder: HashingEncoder) -> None:
    """Measure opening a generation: the first time, and once its big files were verified."""
    time.sleep(RACY / 1e9 + 0.5)
    for notes in (store.folder / GENERATIONS).glob("*.verified"):
        notes.unlink()
    began = time.monotonic()
    store.current()
    row("open, every file hashed, milliseconds", f"{1000 * (time.monotonic() - began):.0f}")
    again = []
    for _ in range(10):
        began = time.monotonic()
        generation = store.current()
        again.append(time.monotonic() - began)
    row("open again, milliseconds, median of 10 (wanted: under 50)", f"{1000 * median(again):.1f}")
    before = resident()
    generation = store.current()
    opened = resident()
    Fingerprint.of(encoder)
    searcher = Searcher(generation, encoder)
    searcher.search("Thu ngân sách của thành phố đạt bao nhiêu?")
    row("memory of opening, KB (private pages)", f"{opened - before}")
    row("memory after a search, KB (private pages)", f"{resident() - before}")
    began = time.monotonic()
    searcher.search("Số liệu về công tác cải cách hành chính?")
    row("one search more, milliseconds", f"{1000 * (time.monotonic() - began):.0f}")


def measure_size(store: Store, passages: int) -> None:
    """Measure bytes a passage on disk, of one generation and of the kept vectors."""
    generation = store.current()
    folder = generation_folder(store.folder, generation.number)
    for name, item in sorted(generation.manifest.files.items(), key=lambda each: -each[1].bytes):
        if item.bytes / passages >= 1:
            row(f"  {folder.name}/{name}, bytes a passage", f"{item.bytes / passages:.0f}")
    whole = sum(item.bytes for item in generation.manifest.files.values())
    kept = sum(path.stat().st_size for path in (store.folder / "vectors").rglob("*"))
    row("a generation, bytes a passage", f"{whole / passages:.0f}")
    row("kept vectors, bytes a passage", f"{kept / passages:.0f}")
    row("  of it, a vector", f"{DIMENSION * 4}")


def measure_swaps(folder: Path) -> None:
    """Measure the memory of a program that answers while its index is built anew, 40 times."""
    corpus, store, encoder = folder / "small", Store(folder / "swaps"), HashingEncoder(DIMENSION)
    write_corpus(corpus, 20, 50)
    store.build(corpus, encoder)
    for rebuilds in range(1, 41):
        write_report(corpus, 1000 + rebuilds, [f"Đợt {rebuilds}, thu ngân sách đạt kế hoạch."])
        store.build(corpus, encoder)
        searcher = Searcher(store.current(encoder), encoder)
        for _ in range(5):
            searcher.search(f"Đợt {rebuilds} thu ngân sách thế nào?")
        if rebuilds % 10 == 0:
            row(
                f"after {rebuilds} rebuilds: private KB, open files",
                f"{resident()}, {descriptors()}",
            )


def descriptors() -> int:
    """Return how many files this process has open (Linux)."""
    return len(list(Path("/proc/self/fd").iterdir()))


def median(values: list[float]) -> float:
    """Return the middle value."""
    return float(np.median(values))


def resident() -> int:
    """Return the memory in KB that this process has for itself (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0])


def main() -> None:
    """Run all measurements in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--paragraphs", type=int, default=100, help="passages a report")
    parser.add_argument("--skip-rate", action="store_true", help="leave the real encoder out")
    wanted = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-index-"))
    try:
        if not wanted.skip_rate:
            measure_rate(folder)
        measure_swaps(folder)
        measure_scale(folder, wanted.reports, wanted.paragraphs)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
