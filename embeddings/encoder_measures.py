"""What an encoder costs and brings, measured in a process of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus import read_folder
from embeddings.cosine_scale import weights_for
from embeddings.encoder_choice import EncoderChoice, EncoderKind, open_encoder
from embeddings.evaluation import Measures, evaluate, read_questions
from embeddings.search import Searcher
from embeddings.sentence_model import EXTRA_NAME, cached_model
from embeddings.space import MemorySpace
from embeddings.units import titled_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.encoder import Encoder
    from embeddings.glossary import Glossary

PASSAGES, QUESTIONS = 100, 50
"""At most so many are timed."""


@dataclass(frozen=True, slots=True)
class EncoderMeasures:
    """What was measured of an encoder.

    Attributes
    ----------
    name
        What the configuration calls it.
    dimension
        Length of its vectors.
    cold_start
        Seconds from the start of the process to the first vector.
    passage_rate
        Passages under their titles, a second.
    query_median, query_slow
        Seconds that a question takes, one at a time: the median and the 95th percentile.
    memory
        The most bytes that the process had resident.
    model_bytes, package_bytes
        What the model's files take on disk, and the packages it needs beside the base install.
    accuracy
        On a file of questions, if there was one.
    """

    name: str
    dimension: int
    cold_start: float
    passage_rate: float
    query_median: float
    query_slow: float
    memory: int
    model_bytes: int
    package_bytes: int
    accuracy: Measures | None


def measure_encoder(
    choice: EncoderChoice,
    corpus: Path,
    questions: Path | None,
    glossary: Glossary | None,
    began: float,
) -> EncoderMeasures:
    """Measure an encoder; for honest figures this process has done nothing else.

    Parameters
    ----------
    corpus
        Folder of reports whose passages are encoded.
    questions
        File of questions on them with known evidence.
    glossary
        Other words for the same things; the shipped one by default.
    began
        When the process was started, seconds since the epoch.

    Raises
    ------
    HoiBaoCaoError
        If the encoder, the reports or the questions can't be used.
    """
    encoder = open_encoder(choice)
    encoder.encode_queries(["Ai ký báo cáo?"])
    cold_start = time.time() - began
    reports = read_folder(corpus)
    rows = [] if questions is None else list(read_questions(questions))
    texts = [titled_text(report, p) for report in reports for p in report.passages]
    asked = [row.question for row in rows] or [text.rpartition("\n")[2][:80] for text in texts]
    times = _query_times(encoder, asked[:QUESTIONS])
    passage_rate = _passage_rate(encoder, texts[:: max(1, len(texts) // PASSAGES)][:PASSAGES])
    accuracy = None
    if rows:
        space = MemorySpace.of(reports, encoder)
        searcher = Searcher(space, encoder, glossary, weights_for(space, encoder))
        accuracy = evaluate(searcher, rows).overall
    model_bytes, package_bytes = disk_bytes(choice)
    return EncoderMeasures(
        name=choice.name,
        dimension=encoder.dimension,
        cold_start=cold_start,
        passage_rate=passage_rate,
        query_median=float(np.median(times)),
        query_slow=float(np.quantile(times, 0.95)),
        memory=_peak_memory(),
        model_bytes=model_bytes,
        package_bytes=package_bytes,
        accuracy=accuracy,
    )


def disk_bytes(choice: EncoderChoice) -> tuple[int, int]:
    """Return what an encoder's model and its packages beside the base install take on disk."""
    from embeddings.engine import MODEL, package_folder
    from embeddings.installed_size import extra_bytes, folder_bytes
    from embeddings.tuning import PATH

    match choice.kind:
        case EncoderKind.BUNDLED:
            return (package_folder() / MODEL).stat().st_size + PATH.stat().st_size, 0
        case EncoderKind.SENTENCE_TRANSFORMERS:
            folder = Path(choice.place) if choice.is_folder else cached_model(choice)
            return folder_bytes(folder) if folder else 0, extra_bytes(EXTRA_NAME)
        case EncoderKind.ENDPOINT:
            return 0, 0


def _query_times(encoder: Encoder, questions: Sequence[str]) -> list[float]:
    times = []
    for question in questions:
        began = time.perf_counter()
        encoder.encode_queries([question])
        times.append(time.perf_counter() - began)
    return times


def _passage_rate(encoder: Encoder, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    encoder.encode_passages(texts)
    return len(texts) / (time.perf_counter() - began)


def _peak_memory() -> int:
    """Return the most bytes this process had resident (``VmHWM``; elsewhere ``ru_maxrss``)."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return 1024 * int(lines["VmHWM"].split()[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
