"""Where the bot's token comes from."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from bot.telegram.errors import TokenFileUnreadable, TokenMalformed, TokenMissing
from bot.telegram.settings import TOKEN_VARIABLE

if TYPE_CHECKING:
    from bot.telegram.settings import TelegramSettings

_FORM = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def read_token(settings: TelegramSettings) -> str:
    """Return the token of the environment or else of the token file.

    Raises
    ------
    TokenMissing
        If there is neither.
    TokenFileUnreadable
        If the file can't be read.
    TokenMalformed
        If what was found can't be a token.
    """
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    if not token and settings.token_file is not None:
        try:
            token = settings.token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise TokenFileUnreadable(settings.token_file) from error
    if not token:
        raise TokenMissing(TOKEN_VARIABLE)
    if not _FORM.fullmatch(token):
        raise TokenMalformed
    return token
