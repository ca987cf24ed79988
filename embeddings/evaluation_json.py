"""An evaluation as the data of ``hoibaocao eval --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from embeddings.calibration import calibration_error, intervals
from embeddings.evaluation import place_key

if TYPE_CHECKING:
    from embeddings.evaluation import Evaluation


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
                "failures": [kind.value for kind in failure.failures],
                "hit_at": failure.hit_at,
                "outcome": failure.result.outcome.value,
                "confidence": round(failure.result.confidence, 3),
                "found": [place_key(hit) for hit in failure.result.hits],
            }
            for failure in evaluation.failures
        ],
    }
