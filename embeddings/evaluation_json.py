"""An evaluation as the data of ``hoibaocao eval --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from embeddings.calibration import calibration_error, intervals
from embeddings.evaluation import place_key

if TYPE_CHECKING:
    from embeddings.evaluation import Evaluation, Judgement


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return an evaluation as plain data: measures, their 95 % intervals, the failed questions."""
    return {
        "overall": msgspec.to_builtins(evaluation.overall),
        "intervals": msgspec.to_builtins(intervals(evaluation.judgements)),
        "calibration_error": calibration_error(evaluation.judgements),
        "styles": msgspec.to_builtins(evaluation.styles),
        "failures": [
            {
                "id": failure.question.id,
                "style": failure.question.style,
                "previous": failure.question.previous,
                "question": failure.question.question,
                "understood": failure.result.understood,
                "evidence": list(failure.question.evidence),
                "sections": list(failure.question.sections),
                "marked": _marked(failure),
                "failures": [kind.value for kind in failure.failures],
                "hit_at": failure.hit_at,
                "outcome": failure.result.outcome.value,
                "confidence": round(failure.result.confidence, 3),
                "found": [place_key(hit) for hit in failure.result.hits],
            }
            for failure in evaluation.failures
        ],
    }


def _marked(failure: Judgement) -> list[str]:
    """Return what is marked in the first hit."""
    first = failure.result.hits[:1]
    return [text for hit in first for text in hit.marked]
