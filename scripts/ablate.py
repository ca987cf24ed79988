"""What each part of retrieval is worth: ``python -m scripts.ablate --cache FOLDER``.

Asks the questions of ``tests/data/questions-346.jsonl`` over the shipped report, and with
``--general FOLDER`` those of the general set with and without their tone marks, once with the whole
and once without each part. It prints two Markdown tables: what all questions get, and what each way
of asking gets of hit@1 / hit@3. The confidence is not fitted anew, so that the column AUROC shows
what the shipped one makes of an input that is missing.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

import corpus
from embeddings.bundled import BundledEncoder
from embeddings.evaluation import evaluate, read_questions
from embeddings.folding import fold
from embeddings.glossary import CHAT, Glossary, read_rows
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.tones import Restored
from embeddings.weights import SecondLookWeights, shipped_weights
from scripts.cached_encoder import CachedEncoder
from scripts.general_set import GeneralSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.report import Report
    from embeddings.evaluation import Evaluation, Measures
    from embeddings.weights import Weights

SEEN = tuple(part.name for part in fields(SecondLookWeights))
QUESTIONS = Path("tests/data/questions-346.jsonl")


@dataclass(frozen=True)
class Part:
    """One line of the tables: what is left out.

    Attributes
    ----------
    fusion, second_look
        Weights that are other than the shipped ones.
    replaced
        Functions of the search, by module and name, and what stands in for each.
    """

    name: str
    tuned: bool = True
    glossary: Glossary | None = None
    fusion: Mapping[str, float] = field(default_factory=dict)
    second_look: Mapping[str, float] = field(default_factory=dict)
    replaced: tuple[tuple[str, object], ...] = ()

    @property
    def weights(self) -> Weights:
        """The weights to search with."""
        shipped = shipped_weights()
        return replace(
            shipped,
            fusion=replace(shipped.fusion, **self.fusion),
            second_look=replace(shipped.second_look, **self.second_look),
        )


def as_typed(_self: object, question: str, _kept: object = ()) -> tuple[Restored, ...]:
    """Stand in for the restoration of tone marks and the mending of slips."""
    return (Restored(question, 1.0),)


def the_same(text: str, *_others: object) -> str:
    """Stand in for what changes a question."""
    return text


def no_mention(text: str, *_others: object) -> tuple[str, str]:
    """Stand in for what tells the named report from the question."""
    return text, ""


def nothing(*_arguments: object) -> tuple[str, ...]:
    """Stand in for what finds something."""
    return ()


def never(*_arguments: object) -> None:
    """Stand in for what tells something of a question."""


def no(*_arguments: object) -> bool:
    """Stand in for what tells whether something is so."""
    return False


def without_chat_words() -> Glossary:
    """Return the shipped glossary without the chat language among its abbreviations."""
    folder = Path(corpus.__file__).parent
    short = [row for row in read_rows(folder / "abbreviations.tsv", 3) if row[2] != CHAT]
    return Glossary.of(read_rows(folder / "glossary.tsv", 2), short)


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
        "without words that sound alike", replaced=(("embeddings.spelling.sound_alikes", nothing),)
    ),
    Part(
        "without known words changed where there are no tone marks",
        replaced=(("embeddings.tones.with_slips_undone", the_same),),
    ),
    Part("without Telex and VNI keystrokes", replaced=(("embeddings.spelling.decoded", never),)),
    Part(
        "without courtesies taken off",
        replaced=(("embeddings.question.without_courtesies", the_same),),
    ),
    Part(
        "without the named report left out",
        replaced=(("embeddings.question.split_mention", no_mention),),
    ),
    Part(
        "without follow-ups turning away", replaced=(("embeddings.question.turns_to_another", no),)
    ),
    Part("without follow-ups completed", replaced=(("embeddings.question.completed", the_same),)),
    Part(
        "without the names of what follow-ups point to",
        replaced=(("embeddings.question._named", no),),
    ),
    Part("without glossary and abbreviations", glossary=Glossary()),
    Part("without the glossary", fusion={"glossary": 0.0}),
    Part("without abbreviations", fusion={"abbreviation": 0.0}),
    Part("without chat words", glossary=without_chat_words()),
    Part(
        "without numbers, dates and documents as units",
        replaced=(("embeddings.lexical_tokens.quantities", nothing),),
    ),
    Part("without BM25", fusion={"lexical": 0.0}),
    Part("without passage vectors", fusion={"passage": 0.0}),
    Part("without sentence vectors", fusion={"sentence": 0.0}),
    Part("without the second look", second_look=dict.fromkeys(SEEN, 0.0)),
    Part("without words that stand near each other", second_look={"together": 0.0}),
    Part("without words with other tone marks", second_look={"otherwise": 0.0}),
    Part(
        "without kinds of answer",
        replaced=(
            ("embeddings.highlight.TYPE_BONUS", 0.0),
            ("embeddings.confidence.lacks_answer", no),
        ),
    ),
    Part("without what is counted", replaced=(("embeddings.confidence.counted_thing", never),)),
    Part(
        "without names, years and dates checked",
        replaced=(("embeddings.checks.Named.missing", nothing),),
    ),
    Part(
        "without places in small letters", replaced=(("embeddings.checks.small_places", nothing),)
    ),
    Part(
        "without indicators checked", replaced=(("embeddings.search.absent_indicators", nothing),)
    ),
)


def general_figures(
    searcher: Searcher, general: GeneralSet, typed: Callable[[str], str]
) -> tuple[float, float]:
    """Return recall@1 and recall@3, each question typed in some way."""
    depths = []
    for query in general.queries:
        order = searcher.rank(typed(query.question)).order[:3]
        found = [place for place, row in enumerate(order, 1) if int(row) in query.gold]
        depths.append(found[0] if found else 99)
    at = np.array(depths)
    return float((at <= 1).mean()), float((at <= 3).mean())


def report_cells(found: Evaluation) -> list[str]:
    """Return what all questions of the report get."""
    whole = found.overall
    return [_both(whole, 3), f"{whole.highlight or 0:.3f}", f"{whole.auroc or 0:.3f}"]


def style_cells(found: Evaluation) -> dict[str, str]:
    """Return what each way of asking gets that has answerable questions."""
    return {
        style: _both(measures, 2)
        for style, measures in found.styles.items()
        if measures.hit_at_1 is not None
    }


def measured(
    part: Part, cache: Path, general: GeneralSet | None
) -> tuple[list[str], dict[str, str]]:
    """Return a part's cells of both tables."""
    encoder = CachedEncoder(
        BundledEncoder(tuned=part.tuned), cache / ("vectors.npz" if part.tuned else "untuned.npz")
    )
    with ExitStack() as stack:
        for place, other in part.replaced:
            stack.enter_context(patch(place, other))
        searcher = _searcher(corpus.read_folder(corpus.bundled_folder()), encoder, part)
        found = evaluate(searcher, read_questions(QUESTIONS))
        cells = report_cells(found)
        if general:
            searcher = _searcher([general.report], encoder, part)
            figures = [general_figures(searcher, general, typed) for typed in (str, fold)]
            cells += [f"{first:.3f} / {third:.3f}" for first, third in figures]
    encoder.save()
    return cells, style_cells(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--general", type=Path, help="folder of the general set")
    given = parser.parse_args()
    general = GeneralSet.read(given.general) if given.general else None
    print("| | report | highlight | AUROC | general | general, no tone marks |")
    print("|---|---|---|---|---|---|")
    by_style = {}
    for part in PARTS:
        cells, by_style[part.name] = measured(part, given.cache, general)
        print(f"| {part.name} | {' | '.join(cells)} |", flush=True)
    styles = list(by_style[PARTS[0].name])
    print(f"\n| | {' | '.join(styles)} |\n|---|{'---|' * len(styles)}")
    for name, found in by_style.items():
        print(f"| {name} | {' | '.join(found[style] for style in styles)} |")


def _searcher(reports: Sequence[Report], encoder: CachedEncoder, part: Part) -> Searcher:
    return Searcher(MemorySpace.of(reports, encoder), encoder, part.glossary, part.weights)


def _both(measures: Measures, digits: int) -> str:
    return f"{measures.hit_at_1 or 0:.{digits}f} / {measures.hit_at_3 or 0:.{digits}f}"


if __name__ == "__main__":
    main()
