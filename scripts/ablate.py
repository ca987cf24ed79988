"""What each part of retrieval is worth: ``python -m scripts.ablate --cache FOLDER``.

Asks the questions of ``tests/data/questions-346.jsonl`` over the shipped report, and with
``--general FOLDER`` those of the general set with and without their tone marks, once with the whole
and once without each part, and prints a Markdown table of hit@1 / hit@3.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

import corpus
from embeddings.bundled import BundledEncoder
from embeddings.evaluation import judge, read_questions
from embeddings.folding import fold
from embeddings.fusion import fused
from embeddings.glossary import Glossary
from embeddings.hit import Outcome, SearchResult
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.tones import Restored
from embeddings.weights import shipped_weights
from scripts.cached_encoder import CachedEncoder
from scripts.general_set import GeneralSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from corpus.report import Report
    from embeddings.evaluation import EvaluationQuestion
    from embeddings.ranking import Ranking

QUESTIONS = Path("tests/data/questions-346.jsonl")


@dataclass(frozen=True)
class Part:
    """One line of the table: what is left out.

    Attributes
    ----------
    replaced
        Functions of the search, by module and name, and what stands in for each.
    """

    name: str
    tuned: bool = True
    glossary: Glossary | None = None
    left_out: str | None = None
    replaced: tuple[tuple[str, object], ...] = ()

    def order(self, ranking: Ranking) -> NDArray[np.int64]:
        """Return the rows of a ranking, best first, without the signal that is left out."""
        if self.left_out is None:
            return ranking.order
        nothing = np.zeros_like(ranking.signals.lexical)
        signals = replace(ranking.signals, **{self.left_out: nothing})
        scores = fused(signals, np.isfinite(ranking.scores), shipped_weights().fusion)
        return np.argsort(-scores, kind="stable")


def as_typed(_self: object, question: str, _kept: object = ()) -> tuple[Restored, ...]:
    """Stand in for the restoration of tone marks and the mending of slips."""
    return (Restored(question, 1.0),)


def the_same(text: str, *_others: object) -> str:
    """Stand in for what changes a question."""
    return text


def nothing(*_arguments: object) -> list[str]:
    """Stand in for what finds something."""
    return []


PARTS = (
    Part("everything"),
    Part("without the tuning of the encoder", tuned=False),
    Part(
        "without tone marks restored and slips mended",
        replaced=(("embeddings.tones.ToneModel.restorations", as_typed),),
    ),
    Part("with the likeliest reading only", replaced=(("embeddings.tones.UNSURE", -1.0),)),
    Part("without mending of slips", replaced=(("embeddings.spelling._slips", nothing),)),
    Part(
        "without courtesies taken off",
        replaced=(("embeddings.question.without_courtesies", the_same),),
    ),
    Part("without follow-ups completed", replaced=(("embeddings.question.completed", the_same),)),
    Part("without glossary and abbreviations", glossary=Glossary()),
    Part(
        "without numbers, dates and documents as units",
        replaced=(("embeddings.lexical_tokens.quantities", nothing),),
    ),
    Part("without BM25", left_out="lexical"),
    Part("without passage vectors", left_out="passage"),
    Part("without sentence vectors", left_out="sentence"),
)


def report_figures(
    searcher: Searcher, part: Part, questions: Sequence[EvaluationQuestion]
) -> tuple[float, float]:
    """Return hit@1 and hit@3 over the answerable questions."""
    depths = []
    for question in questions:
        ranking = searcher.rank(question.question, previous=question.previous)
        hits = tuple(searcher.hit(ranking, int(row)) for row in part.order(ranking)[:3])
        result = SearchResult(ranking.question.text, hits, 0.0, Outcome.ANSWERED)
        depths.append(judge(question, result).hit_at or 99)
    return _shares(depths)


def general_figures(
    searcher: Searcher, part: Part, general: GeneralSet, typed: Callable[[str], str]
) -> tuple[float, float]:
    """Return recall@1 and recall@3, each question typed in some way."""
    depths = []
    for query in general.queries:
        order = part.order(searcher.rank(typed(query.question)))[:3]
        found = [place for place, row in enumerate(order, 1) if int(row) in query.gold]
        depths.append(found[0] if found else 99)
    return _shares(depths)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--general", type=Path, help="folder of the general set")
    given = parser.parse_args()
    questions = [question for question in read_questions(QUESTIONS) if question.answerable]
    general = GeneralSet.read(given.general) if given.general else None
    print("| | report | general | general, no tone marks |\n|---|---|---|---|")
    for part in PARTS:
        encoder = CachedEncoder(
            BundledEncoder(tuned=part.tuned),
            given.cache / ("vectors.npz" if part.tuned else "untuned.npz"),
        )
        with ExitStack() as stack:
            for place, other in part.replaced:
                stack.enter_context(patch(place, other))
            searcher = _searcher(corpus.read_folder(corpus.bundled_folder()), encoder, part)
            cells = [report_figures(searcher, part, questions)]
            if general:
                searcher = _searcher([general.report], encoder, part)
                cells += [general_figures(searcher, part, general, typed) for typed in (str, fold)]
        encoder.save()
        print(
            f"| {part.name} |", " | ".join(f"{a:.3f} / {b:.3f}" for a, b in cells), "|", flush=True
        )


def _searcher(reports: Sequence[Report], encoder: CachedEncoder, part: Part) -> Searcher:
    return Searcher(MemorySpace.of(reports, encoder), encoder, part.glossary)


def _shares(depths: list[int]) -> tuple[float, float]:
    at = np.array(depths)
    return float((at <= 1).mean()), float((at <= 3).mean())


if __name__ == "__main__":
    main()
