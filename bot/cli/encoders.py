"""``hoibaocao encoders``: which encoders there are, and how they compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from bot.cli.parameters import Config, Json
from bot.cli.streams import say, write
from bot.cli.usage_errors import UsageError
from bot.errors import OutputUnwritable
from bot.messages import commands as help_words
from bot.messages import encoders as words
from bot.messages import usage

if TYPE_CHECKING:
    from bot.settings import Settings
    from embeddings.encoder_measures import EncoderMeasures

Action = Annotated[
    Literal["compare"] | None,
    Parameter(name=help_words.ENCODERS_ACTION_PLACE, help=help_words.ENCODERS_ACTION),
]
Models = Annotated[str, Parameter(name=help_words.ENCODER_PLACE, help=help_words.ENCODERS_COMPARED)]
Questions = Annotated[
    Path | None,
    Parameter(
        name="--questions", help=help_words.ENCODER_QUESTIONS, metavar=help_words.CONFIG_PLACE
    ),
]
Html = Annotated[
    Path | None, Parameter(name="--html", help=help_words.HTML, metavar=help_words.CONFIG_PLACE)
]


def encoders(
    action: Action = None,
    /,
    *models: Models,
    questions: Questions = None,
    html: Html = None,
    json: Json = False,
    config: Config = None,
) -> int:
    """List the encoders that can be used here and now, or compare some."""
    from bot.settings import load_settings

    settings = load_settings(config)
    if action is None:
        if questions or html:
            raise UsageError(usage.ONLY_WITH_COMPARE)
        _list(settings, json=json)
        return 0
    _check_models(models, settings)
    compared = _compared(models, config, questions)
    if html is not None:
        _save(html, compared)
    _tell(compared, json=json)
    return 0


def _list(settings: Settings, *, json: bool) -> None:
    from embeddings.encoder_survey import survey

    options = survey(settings.encoder.choice())
    if json:
        from bot.json_output import dump
        from bot.messages.errors import describe

        rows = [
            {
                "model": option.choice.name,
                "kind": option.choice.kind.value,
                "configured": option.configured,
                "usable": option.error is None,
                "reason": describe(option.error) if option.error else None,
            }
            for option in options
        ]
        write(dump(rows))
        return
    from bot.terminal import console
    from bot.terminal_encoders import show_options

    show_options(console(), options)


def _check_models(models: tuple[str, ...], settings: Settings) -> None:
    from embeddings.encoder_choice import NotAnEncoder

    if len(models) < 2:
        raise UsageError(usage.TWO_ENCODERS)
    for model in models:
        try:
            settings.encoder.choice(model)
        except NotAnEncoder as error:
            raise UsageError(usage.not_an_encoder(model)) from error


def _compared(
    models: tuple[str, ...], config: Path | None, questions: Path | None
) -> list[EncoderMeasures]:
    from bot.encoder_process import measure_apart
    from embeddings.evaluation import read_questions

    if questions is not None:
        read_questions(questions)  # a bad file is told before minutes are spent
    measured = []
    for model in models:
        say(words.measuring(model))
        measured.append(measure_apart(model, config, questions))
    return measured


def _tell(compared: list[EncoderMeasures], *, json: bool) -> None:
    if json:
        from dataclasses import asdict

        from bot.json_output import dump

        write(dump([asdict(measures) for measures in compared]))
        return
    from bot.terminal import console
    from bot.terminal_encoders import show_comparison

    show_comparison(console(), compared)


def _save(path: Path, compared: list[EncoderMeasures]) -> None:
    from bot.comparison_page import page

    try:
        path.write_text(page(compared), encoding="utf-8")
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error
