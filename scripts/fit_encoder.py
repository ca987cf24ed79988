"""Fit ``embeddings/tuning.npy``: teach the bundled model how people ask.

``python -m scripts.fit_encoder [--without FILE ...] [--start FILE] [--kept SHARE] [--out FILE]``
needs PyTorch. It goes through ``train/pairs`` (reports) and ``train/general`` (encyclopaedic
paragraphs, lest the model forget what else it knows) in batches of one file each, so that what is
told apart is of one field: each question is pulled to the sentence that answers it among all
sentences of the batch, and to its passage among all passages (InfoNCE). About 6 s a step on two
quiet cores. What has been learnt is kept in part only, between the old model and the new one
(Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022). Afterwards
``scripts.fit_fusion`` and ``scripts.fit_confidence`` fit the rest anew.

``docs/retrieval.md`` names the files that the shipped tuning has not seen; they, and the general
set, say what it is worth.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from embeddings.engine import MODEL, package_folder
from embeddings.folding import clean
from embeddings.language import office_language
from embeddings.packed import Packed
from embeddings.tuning import FIXED, PATH, Tuning, base_of
from embeddings.units import UnitKind, report_units
from scripts.packed_bert import PackedBert
from scripts.pairs import GENERAL, PairFile, read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

PARAGRAPHS = 12
"""In a batch, about."""
LONGEST = 256
"""Pieces of a text that are read."""
TOGETHER = 24
"""Texts that are encoded at once, of about the same length."""
TEMPERATURE = 0.02
SCALE_RATE, BIAS_RATE = 8e-4, 3e-4
DECAY = 0.01
WARM_STEPS = 10
LEAST_RATE = 0.02
"""Of the full rate, at the end."""


@dataclass(frozen=True)
class Lesson:
    """A paragraph: its titled text, its sentences, its questions with their sentence's number."""

    passage: str
    sentences: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]


def lessons(file: PairFile) -> list[Lesson]:
    """Return the paragraphs of a file, cut as the index cuts them."""
    report = file.report()
    units = report_units(report)
    found = []
    for row, pair in enumerate(file.pairs):
        whole, *parts = (unit for unit in units if unit.passage == row)
        text = report.passages[row].text
        questions = []
        for asked in pair.qa:
            start = text.find(clean(asked.sentence))
            end = start + len(clean(asked.sentence))
            shared = [min(end, part.end) - max(start, part.start) for part in parts]
            if start >= 0 and max(shared) > 0:
                typed = office_language().restore(clean(asked.q))
                questions.append((typed, int(np.argmax(shared))))
        if questions:
            texts = tuple(part.text for part in parts if part.kind == UnitKind.SENTENCE)
            found.append(Lesson(whole.text, texts, tuple(questions)))
    return found


def batches(files: Sequence[list[Lesson]], shuffle: random.Random) -> Iterator[list[Lesson]]:
    """Give every lesson once, in batches of one file each."""
    made = []
    for file in files:
        mixed = shuffle.sample(file, len(file))
        parts = max(1, round(len(mixed) / PARAGRAPHS))
        made += [mixed[part::parts] for part in range(parts)]
    shuffle.shuffle(made)
    yield from made


def loss(model: PackedBert, batch: Sequence[Lesson]) -> Tensor:
    """Return how far the questions of a batch are from their sentences and passages."""
    model.prepare()
    owners = [row for row, lesson in enumerate(batch) for _ in lesson.questions]
    starts = np.cumsum([0, *(len(lesson.sentences) for lesson in batch)])
    answers = [
        int(starts[row]) + number
        for row, lesson in enumerate(batch)
        for _, number in lesson.questions
    ]
    questions = _encode(model, [text for one in batch for text, _ in one.questions], "query: ")
    sentences = _encode(model, [text for one in batch for text in one.sentences], "passage: ")
    passages = _encode(model, [one.passage for one in batch], "passage: ")
    by_sentence = questions @ sentences.T / TEMPERATURE
    by_passage = questions @ passages.T / TEMPERATURE
    return functional.cross_entropy(by_sentence, torch.tensor(answers)) + functional.cross_entropy(
        by_passage, torch.tensor(owners)
    )


def fit(model: PackedBert, files: Sequence[list[Lesson]], epochs: int, rate: float) -> None:
    """Teach the model (AdamW, warm-up, linear decay); what is taught decays towards no change."""
    shuffle = random.Random(0)  # noqa: S311 - an order, no secret
    scales: list[Tensor] = []
    others: list[Tensor] = []
    for name, parameter in model.named_parameters():
        is_scale = name.endswith(".w") and "ln" not in name.split(".")[-2]
        (scales if is_scale else others).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": others, "lr": BIAS_RATE * rate}, {"params": scales, "lr": SCALE_RATE * rate}],
        weight_decay=DECAY,
        betas=(0.9, 0.98),
    )
    steps = [batch for _ in range(epochs) for batch in batches(files, shuffle)]
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / WARM_STEPS, 1) * max(LEAST_RATE, 1 - step / len(steps)),
    )
    started = time.monotonic()
    for number, batch in enumerate(steps, 1):
        optimizer.zero_grad()
        error = loss(model, batch)
        error.backward()
        torch.nn.utils.clip_grad_norm_([*scales, *others], 1.0)
        optimizer.step()
        rates.step()
        pace = (time.monotonic() - started) / number
        print(f"{number}/{len(steps)}: loss {error.item():.3f}, {pace:.1f} s a step", flush=True)


def tuning_of(model: PackedBert, image: NDArray[np.uint8]) -> Tuning:
    """Return what a model was taught."""
    taught = dict(model.named_parameters())
    changes = [
        taught[_parameter(name)].detach().numpy().reshape(-1)
        for name in Packed.of(image.data).tensors
        if name not in FIXED
    ]
    return Tuning(np.concatenate(changes).astype(np.float16), base_of(image))


def set_off(model: PackedBert, tuning: Tuning, image: NDArray[np.uint8]) -> None:
    """Let a model begin with what it has been taught before."""
    taught = dict(model.named_parameters())
    start = 0
    for name in Packed.of(image.data).tensors:
        if name not in FIXED:
            parameter = taught[_parameter(name)]
            end = start + parameter.numel()
            changes = torch.from_numpy(tuning.changes[start:end].astype(np.float32))
            parameter.data.copy_(changes.view_as(parameter))
            start = end


def main() -> None:
    """Teach and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="names of files to leave out")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates")
    parser.add_argument("--start", type=Path, help="a tuning to go on from")
    parser.add_argument("--kept", type=float, default=1.0, help="share of what is learnt to keep")
    parser.add_argument("--out", type=Path, default=PATH)
    given = parser.parse_args()
    torch.manual_seed(0)
    image = np.fromfile(package_folder() / MODEL, np.uint8)
    model = PackedBert(image)
    if given.start:
        set_off(model, Tuning.load(given.start), image)
    read = [*read_pairs(), *read_pairs(GENERAL)]
    files = [lessons(file) for file in read if file.name not in given.without]
    fit(model, files, given.epochs, given.rate)
    tuning_of(model, image).scaled(given.kept).save(given.out)


def _encode(model: PackedBert, texts: Sequence[str], prefix: str) -> Tensor:
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parts = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
    vectors = torch.cat([model([texts[n] for n in part], prefix, LONGEST) for part in parts])
    return vectors[torch.tensor(np.argsort(order))]


def _parameter(name: str) -> str:
    """Return the name in the model of a tensor in the file: ``l3.q.w`` is ``layers.3.q.w``."""
    part = name.removeprefix("emb.ln.")
    return f"eln.{part}" if part != name else f"layers.{name[1:]}"


if __name__ == "__main__":
    main()
