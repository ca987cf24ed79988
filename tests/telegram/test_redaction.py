from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.telegram.errors import TokenFileUnreadable, TokenMalformed, TokenMissing
from bot.telegram.redaction import JsonFormatter, RedactingFormatter
from bot.telegram.settings import TOKEN_VARIABLE, TelegramSettings
from bot.telegram.token import read_token

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - not a real one


def test_neither_a_line_nor_a_traceback_shows_the_token() -> None:
    try:
        message = f"GET https://api.telegram.org/bot{TOKEN}/getMe"
        raise OSError(message)
    except OSError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "f", 1, "url %s", (f"/bot{TOKEN}/getMe",),
            (type(error), error, error.__traceback__),
        )  # fmt: skip
    for formatter in (RedactingFormatter("%(message)s"), JsonFormatter()):
        shown = formatter.format(record)
        assert TOKEN.split(":")[1] not in shown
        assert shown.count("<token>") >= 2
    assert json.loads(JsonFormatter().format(record))["level"] == "ERROR"


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text("11111:file\n", encoding="utf-8")
    settings = TelegramSettings(token_file=file)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    assert read_token(settings) == "11111:file"
    monkeypatch.setenv(TOKEN_VARIABLE, "22222:environment")
    assert read_token(settings) == "22222:environment"


def test_a_missing_unreadable_or_malformed_token_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    with pytest.raises(TokenMissing):
        read_token(TelegramSettings())
    with pytest.raises(TokenFileUnreadable):
        read_token(TelegramSettings(token_file=tmp_path / "none"))
    monkeypatch.setenv(TOKEN_VARIABLE, "not a token")
    with pytest.raises(TokenMalformed) as caught:
        read_token(TelegramSettings())
    assert "not a token" not in str(caught.value)
