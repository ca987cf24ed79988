"""Teach a model of sentence-transformers how an office's own people ask.

``python -m scripts.finetune_encoder MODEL FEEDBACK OUT --reports FOLDER`` needs the extra
``sentence-transformers``. MODEL is a local folder, FEEDBACK the table that ``hoibaocao questions
--csv`` writes. Each question that somebody voted helpful is pulled to the passage that the reports
give for it, away from the other passages of its batch (multiple negatives ranking loss; Henderson
et al. 2017, arXiv 1705.00652). The embedding tables stay as they are. Every fourth group of
questions is held out, and how well the vectors alone find their passages is printed before and
after; ``--questions`` adds the whole search on a file of questions with known evidence.

The passage that was voted for is taken to be the one that is found now: use the reports that the
bot answered from.
"""

from __future__ import annotations

import argparse
import csv
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.messages.questions import COLUMNS, HELPFUL
from corpus import read_folder
from embeddings.encoder_choice import EncoderChoice, EncoderKind
from embeddings.evaluation import evaluate, read_questions
from embeddings.search import Searcher
from embeddings.sentence_model import SentenceModelEncoder
from embeddings.space import MemorySpace
from embeddings.units import titled_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from embeddings.encoder import Encoder

HELD_OUT = 4
"""Every so many groups, one is held out."""
BATCH = 12
SCALE = 50.0
"""Cosines are multiplied by it: a temperature of 0.02."""
RATE = 3e-5
LONGEST = 256
"""Tokens of a text that are read in training."""


@dataclass(frozen=True)
class Example:
    """A question as it is encoded, and the row of the passage that answers it."""

    question: str
    row: int


@dataclass(frozen=True)
class Found:
    """How well vectors alone find passages: shares of the questions, and mean reciprocal rank."""

    hit_at_1: float
    hit_at_3: float
    reciprocal_rank: float

    def __str__(self) -> str:
        return (
            f"hit@1 {self.hit_at_1:.3f}, hit@3 {self.hit_at_3:.3f}, MRR {self.reciprocal_rank:.3f}"
        )


def helpful_questions(feedback: Path) -> list[tuple[str, str]]:
    """Return the group and the words of each question that was voted helpful."""
    group, _, question, _, _, vote, _ = COLUMNS
    with feedback.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        return [(row[group], row[question]) for row in rows if row[vote] == HELPFUL]


def examples(
    questions: Sequence[tuple[str, str]], searcher: Searcher
) -> tuple[list[Example], list[Example]]:
    """Find the passage of each question; return those to learn from and those held out."""
    groups = sorted({group for group, _ in questions})
    held = set(groups[::HELD_OUT])
    learnt: list[Example] = []
    kept: list[Example] = []
    for group, question in questions:
        ranking = searcher.rank(question)
        example = Example(ranking.question.readings[0].text, int(ranking.order[0]))
        (kept if group in held else learnt).append(example)
    return learnt, kept


def found(encoder: Encoder, texts: Sequence[str], asked: Sequence[Example]) -> Found:
    """Measure how well vectors alone find the passages of questions."""
    cosines = (
        encoder.encode_queries([one.question for one in asked]) @ encoder.encode_passages(texts).T
    )
    right = cosines[np.arange(len(asked)), [one.row for one in asked]]
    ranks = 1 + (cosines > right[:, None]).sum(axis=1)
    return Found(float((ranks == 1).mean()), float((ranks <= 3).mean()), float((1 / ranks).mean()))


def batches(learnt: Sequence[Example], steps: int) -> Iterator[list[Example]]:
    """Give batches in which no passage comes twice."""
    shuffle = random.Random(0)  # noqa: S311 - an order, no secret
    for _ in range(steps):
        mixed = shuffle.sample(learnt, len(learnt))
        yield list({one.row: one for one in mixed}.values())[:BATCH]


def teach(folder: str, texts: Sequence[str], learnt: Sequence[Example], steps: int) -> Any:  # noqa: ANN401 - sentence-transformers is not always there
    """Return the model of a folder after some steps of training."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    torch.manual_seed(0)
    model = SentenceTransformer(folder, local_files_only=True)
    model.max_seq_length = min(model.max_seq_length or LONGEST, LONGEST)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_("embeddings" not in name)
    ask, tell = model.prompts.get("query", ""), model.prompts.get("document", "")
    loss = MultipleNegativesRankingLoss(model, scale=SCALE)
    taught = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(taught, lr=RATE)
    model.train()
    for number, batch in enumerate(batches(learnt, steps), 1):
        pairs = (
            [ask + one.question for one in batch],
            [tell + texts[one.row] for one in batch],
        )
        error = loss([model.preprocess(side) for side in pairs], torch.empty(0))
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        print(f"step {number}/{steps}: loss {error.item():.3f}", flush=True)
    return model.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    """Teach, write, and print what it was worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("feedback", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--questions", type=Path, help="questions with known evidence")
    parser.add_argument("--steps", type=int, default=20)
    given = parser.parse_args(arguments)
    reports = read_folder(given.reports)
    texts = [titled_text(report, p) for report in reports for p in report.passages]

    def measure(name: str, encoder: Encoder, kept: Sequence[Example]) -> None:
        print(f"{name}, {len(kept)} questions held out: {found(encoder, texts, kept)}", flush=True)
        if given.questions is not None:
            searcher = Searcher(MemorySpace.of(reports, encoder), encoder)
            overall = evaluate(searcher, read_questions(given.questions)).overall
            print(f"{name}, whole search: hit@1 {overall.hit_at_1}, hit@3 {overall.hit_at_3}")

    before = _opened(given.model)
    searcher = Searcher(MemorySpace.of(reports, before), before)
    learnt, kept = examples(helpful_questions(given.feedback), searcher)
    if not learnt or not kept:
        parser.error("the feedback holds too few helpful votes: two groups at least")
    measure("before", before, kept)
    model = teach(str(given.model), texts, learnt, given.steps)
    model.max_seq_length = None
    model.save_pretrained(str(given.out), create_model_card=False)
    measure("after", _opened(given.out), kept)


def _opened(folder: Path) -> SentenceModelEncoder:
    place = str(folder.resolve())
    return SentenceModelEncoder(EncoderChoice(kind=EncoderKind.SENTENCE_TRANSFORMERS, place=place))


if __name__ == "__main__":
    main()
