"""Updates as Telegram sends them, for tests."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from telegram import Message, Update, User

ME = User(id=42, first_name="Hỏi Báo Cáo", is_bot=True, username="hoibaocao_bot")
_NUMBERS = count(1)


def message_json(
    text: str | None = "câu hỏi?",
    *,
    chat: int = 7,
    user: int = 7,
    at: int = 1_700_000_000,
    **more: Any,  # noqa: ANN401 - Telegram's JSON
) -> dict[str, Any]:
    private = chat > 0
    kind = {"type": "private"} if private else {"type": "supergroup", "title": "Nhóm"}
    body: dict[str, Any] = {
        "message_id": next(_NUMBERS),
        "date": at,
        "chat": {"id": chat, "first_name": "An", **kind},
        "from": {"id": user, "is_bot": False, "first_name": "An"},
    }
    if text is not None:
        body["text"] = text
    return body | more


def message(text: str | None = "câu hỏi?", **more: Any) -> Message:  # noqa: ANN401
    made = Message.de_json(message_json(text, **more), None)
    assert made.date == dt.datetime.fromtimestamp(made.date.timestamp(), dt.UTC)
    return made


def update(text: str = "câu hỏi?", *, number: int | None = None, **more: Any) -> Update:  # noqa: ANN401
    number = next(_NUMBERS) if number is None else number
    return Update.de_json({"update_id": number, "message": message_json(text, **more)}, None)
