"""Fit ``embeddings/adapter.npy`` on the training pairs.

``python -m scripts.fit_adapter --cache FOLDER`` prints the cross-validated retrieval figures of
several strengths, each file of pairs left out in turn and searched with an adapter that has not
seen it, and writes the adapter of the best, fitted on all.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from embeddings.adapter import Adapter, unit_rows
from embeddings.bundled import BundledEncoder
from embeddings.folding import clean
from embeddings.fusion import Signals, fused
from embeddings.language import office_language
from embeddings.lexical import LexicalIndex
from embeddings.lexical_tokens import lexical_tokens
from embeddings.units import UnitKind, report_units, titled_text
from embeddings.weights import shipped_weights
from scripts.adapter_training import Recipe, TrainingVectors, fit_adapter
from scripts.cached_encoder import CachedEncoder
from scripts.pairs import PairFile, read_pairs

PULLS = (0.3, 0.1, 0.03, 0.01)


class EncodedFile:
    """One file of pairs with the frozen encoder's vectors and the lexical scores."""

    def __init__(self, file: PairFile, encoder: CachedEncoder) -> None:
        report = file.report()
        units = report_units(report)
        vectors = encoder.encode_passages([unit.text for unit in units])
        whole = np.array([unit.kind == UnitKind.PASSAGE for unit in units])
        texts = [office_language().restore(clean(a.q)) for pair in file.pairs for a in pair.qa]
        stretches = [clean(asked.sentence) for pair in file.pairs for asked in pair.qa]
        answers = [n for n, pair in enumerate(file.pairs) for _ in pair.qa]
        self.passages = vectors[whole]
        self.sentences = vectors[~whole]
        self.sentence_rows = np.array([unit.passage for unit in units])[~whole]
        self.queries = encoder.encode_queries(texts)
        self.stretches = encoder.encode_passages(stretches)
        self.answers = np.array(answers)
        index = LexicalIndex.build(
            [lexical_tokens(titled_text(report, passage)) for passage in report.passages]
        )
        self.lexical = [index.query(dict.fromkeys(lexical_tokens(text), 1.0)) for text in texts]

    def ranks(self, adapter: Adapter | None) -> list[int]:
        """Return, for each question, how many passages are ranked above the right one."""
        queries = adapter.queries(self.queries) if adapter else unit_rows(self.queries)
        passages, sentences = (
            adapter.passages(rows) if adapter else unit_rows(rows)
            for rows in (self.passages, self.sentences)
        )
        inside = np.ones(len(passages), bool)
        ranks = []
        for query, lexical, answer in zip(queries, self.lexical, self.answers, strict=True):
            best = np.full(len(passages), -1, np.float32)
            np.maximum.at(best, self.sentence_rows, sentences @ query)
            scores = fused(
                Signals(passages @ query, best, lexical), inside, shipped_weights().fusion
            )
            ranks.append(int((scores > scores[answer]).sum()))
        return ranks


def joined(files: list[EncodedFile]) -> TrainingVectors:
    """Return the vectors of several files as one set."""
    starts = np.cumsum([0, *(len(file.passages) for file in files)])
    return TrainingVectors(
        queries=np.concatenate([file.queries for file in files]).astype(np.float64),
        sentences=np.concatenate([file.stretches for file in files]).astype(np.float64),
        passages=np.concatenate([file.passages for file in files]).astype(np.float64),
        answers=np.concatenate(
            [file.answers + start for file, start in zip(files, starts, strict=False)]
        ),
    )


def cross_validated(files: list[EncodedFile], recipe: Recipe | None) -> tuple[float, float]:
    """Return hit@1 and hit@3 over all files, each searched with an adapter fitted on the others."""
    ranks: list[int] = []
    for held_out in files:
        others = [file for file in files if file is not held_out]
        ranks += held_out.ranks(fit_adapter(joined(others), recipe) if recipe else None)
    return float(np.mean(np.array(ranks) < 1)), float(np.mean(np.array(ranks) < 3))


def best_pull(files: list[EncodedFile]) -> float:
    """Return the strength with the best cross-validated figures, and print them all."""
    print("no adapter: hit@1 {:.3f}, hit@3 {:.3f}".format(*cross_validated(files, None)))
    figures = {}
    for pull in PULLS:
        figures[pull] = cross_validated(files, replace(Recipe(), pull=pull))
        print(
            f"pull {pull}: hit@1 {figures[pull][0]:.3f}, hit@3 {figures[pull][1]:.3f}", flush=True
        )
    return max(figures, key=lambda pull: sum(figures[pull]))


def main() -> None:
    """Cross-validate, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--pull", type=float, help="fit with this strength, without comparing")
    given = parser.parse_args()
    encoder = CachedEncoder(BundledEncoder(adapted=False), given.cache / "frozen.npz")
    files = [EncodedFile(file, encoder) for file in read_pairs()]
    encoder.save()
    best = given.pull or best_pull(files)
    fit_adapter(joined(files), replace(Recipe(), pull=best)).save()
    print(f"written: pull {best}, {sum(len(file.answers) for file in files)} questions")


if __name__ == "__main__":
    main()
