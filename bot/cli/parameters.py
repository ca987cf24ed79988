"""The parameters that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from bot.messages import commands as words
from bot.settings import PASSAGES

CONFIG = "--config"
TOP = "--top"

Config = Annotated[
    Path | None, Parameter(name=CONFIG, help=words.CONFIG, metavar=words.CONFIG_PLACE)
]
Json = Annotated[bool, Parameter(name="--json", help=words.JSON, show_default=False)]
Top = Annotated[
    int | None,
    Parameter(
        name=TOP,
        help=words.TOP,
        metavar=words.TOP_PLACE,
        validator=Number(gte=PASSAGES.minimum, lte=PASSAGES.maximum),
    ),
]
