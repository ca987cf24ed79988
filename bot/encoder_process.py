"""Measuring an encoder in a process of its own.

The process reads a job from standard input and writes what it measured, or one sentence, to
standard output, both as JSON.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from corpus.errors import HoiBaoCaoError
from embeddings.encoder_measures import EncoderMeasures  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from pathlib import Path


class EncoderNotMeasured(HoiBaoCaoError):
    """The process that measured an encoder ended without figures.

    Attributes
    ----------
    encoder
        What was to be measured.
    reason
        A sentence that says why; empty if it was ended, as a system does that runs out of memory.
    """

    def __init__(self, encoder: str, reason: str) -> None:
        super().__init__(encoder, reason)
        self.encoder = encoder
        self.reason = reason


class Job(msgspec.Struct, frozen=True):
    """What is to be measured: paths are those of the command line."""

    model: str
    config: str | None
    questions: str | None
    began: float


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job: one of both."""

    measures: EncoderMeasures | None = None
    sentence: str = ""


def measure_apart(model: str, config: Path | None, questions: Path | None) -> EncoderMeasures:
    """Measure an encoder in a new process.

    Parameters
    ----------
    model
        As ``encoder.model`` in the configuration.
    config
        The configuration file.
    questions
        File of questions with known evidence.

    Raises
    ------
    EncoderNotMeasured
        If it can't be measured.
    """
    job = Job(model, str(config) if config else None, str(questions) if questions else None, 0)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bot.encoder_process"],
        input=msgspec.json.encode(msgspec.structs.replace(job, began=time.time())),
        capture_output=True,
        check=False,
    )
    try:
        outcome = msgspec.json.decode(done.stdout, type=Outcome)
    except msgspec.MsgspecError as error:
        raise EncoderNotMeasured(model, "") from error
    if outcome.measures is None:
        raise EncoderNotMeasured(model, outcome.sentence)
    return outcome.measures


def work(job: Job) -> Outcome:
    """Measure in this process."""
    from pathlib import Path

    from bot.cli.opening import corpus_folder
    from bot.messages.errors import describe
    from bot.settings import load_settings
    from embeddings.encoder_measures import measure_encoder
    from embeddings.glossary import extended_glossary

    try:
        settings = load_settings(Path(job.config) if job.config else None)
        return Outcome(
            measure_encoder(
                settings.encoder.choice(job.model),
                corpus_folder(settings),
                Path(job.questions) if job.questions else None,
                extended_glossary(settings.words.glossary, settings.words.abbreviations),
                job.began,
            )
        )
    except HoiBaoCaoError as error:
        return Outcome(sentence=describe(error))


if __name__ == "__main__":
    answer = msgspec.json.encode(work(msgspec.json.decode(sys.stdin.buffer.read(), type=Job)))
    sys.stdout.buffer.write(answer)
