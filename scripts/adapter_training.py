"""Fitting the adapter: InfoNCE with in-batch sentences and all passages, by Adam, in NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from embeddings.adapter import Adapter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Rows = NDArray[np.int64]


@dataclass(frozen=True)
class TrainingVectors:
    """Vectors of the frozen encoder.

    Attributes
    ----------
    queries, sentences
        Shape (questions, dimension): each question and the sentence that answers it.
    passages
        Shape (passages, dimension).
    answers
        Shape (questions,): row of the passage that answers.
    """

    queries: Array
    sentences: Array
    passages: Array
    answers: Rows


@dataclass(frozen=True)
class Recipe:
    """How to fit.

    Attributes
    ----------
    temperature
        Of the softmax over cosines.
    pull
        Weight of the squared distance to the identity.
    """

    temperature: float = 0.03
    pull: float = 0.03
    epochs: int = 20
    batch: int = 128
    rate: float = 1e-3
    seed: int = 0


def fit_adapter(data: TrainingVectors, recipe: Recipe) -> Adapter:
    """Fit an adapter."""
    size = data.queries.shape[1]
    parameters = [np.zeros((size, size)), np.zeros((size, size)), np.zeros(size)]
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    random = np.random.default_rng(recipe.seed)
    step = 0
    for _ in range(recipe.epochs):
        shuffled = random.permutation(len(data.queries))
        for batch in np.array_split(shuffled, max(1, len(shuffled) // recipe.batch)):
            step += 1
            for number, gradient in enumerate(_gradients(data, batch, parameters, recipe)):
                first[number] = 0.9 * first[number] + 0.1 * gradient
                second[number] = 0.999 * second[number] + 0.001 * gradient**2
                steady = first[number] / (1 - 0.9**step)
                scale = np.sqrt(second[number] / (1 - 0.999**step)) + 1e-8
                parameters[number] -= recipe.rate * steady / scale
    query, passage, shift = (p.astype(np.float32) for p in parameters)
    return Adapter(query, passage, shift)


def _gradients(
    data: TrainingVectors, batch: Rows, parameters: list[Array], recipe: Recipe
) -> tuple[Array, Array, Array]:
    to_query, to_passage, shift = parameters
    raw = data.queries[batch], data.passages, data.sentences[batch]
    queries, query_norms = _unit(raw[0] + raw[0] @ to_query + shift)
    passages, passage_norms = _unit(raw[1] + raw[1] @ to_passage)
    sentences, sentence_norms = _unit(raw[2] + raw[2] @ to_passage)
    answers = data.answers[batch]
    by_passage = _softmax_error(queries @ passages.T, answers, recipe.temperature)
    same = (answers[:, None] == answers[None, :]) & ~np.eye(len(batch), dtype=bool)
    cosines = np.where(same, -1.0, queries @ sentences.T)
    by_sentence = _softmax_error(cosines, np.arange(len(batch)), recipe.temperature)
    for_queries = _through_norm(
        by_passage @ passages + by_sentence @ sentences, queries, query_norms
    )
    for_passages = _through_norm(by_passage.T @ queries, passages, passage_norms)
    for_sentences = _through_norm(by_sentence.T @ queries, sentences, sentence_norms)
    return (
        raw[0].T @ for_queries + 2 * recipe.pull * to_query,
        raw[1].T @ for_passages + raw[2].T @ for_sentences + 2 * recipe.pull * to_passage,
        for_queries.sum(0) + 2 * recipe.pull * shift,
    )


def _softmax_error(cosines: Array, right: Rows, temperature: float) -> Array:
    """Return the gradient of the mean cross-entropy by the cosines."""
    logits = cosines / temperature
    weights = np.exp(logits - logits.max(1, keepdims=True))
    error: Array = weights / weights.sum(1, keepdims=True)
    error[np.arange(len(right)), right] -= 1
    return error / (len(right) * temperature)


def _unit(rows: Array) -> tuple[Array, Array]:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / norms, norms


def _through_norm(gradient: Array, unit: Array, norms: Array) -> Array:
    """Return a gradient by unit rows as one by the rows before they were made unit."""
    through: Array = (gradient - (gradient * unit).sum(1, keepdims=True) * unit) / norms
    return through
