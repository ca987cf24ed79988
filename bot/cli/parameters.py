"""The parameters that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.messages import commands as words

Config = Annotated[
    Path | None, Parameter(name="--config", help=words.CONFIG, metavar=words.CONFIG_PLACE)
]
Json = Annotated[bool, Parameter(name="--json", help=words.JSON, show_default=False)]
