"""What Telegram demands of keyboards, beyond their shape."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from tests.botapi.failure import bad_request

BUTTON_DATA_BYTES = 64
BUTTON_LIMIT = 100

_ACTIONS = frozenset(InlineKeyboardButton.model_fields) - {
    "text",
    "icon_custom_emoji_id",
    "style",
}


def check_markup(markup: object) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard as the message keeps it; other reply markup leaves no trace.

    Raises
    ------
    ApiError
        400 for a button without a text, without exactly one action, or with bad data.
    """
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    rows = [row for row in markup.inline_keyboard if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button)
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _check_button(button: InlineKeyboardButton) -> None:
    if not button.text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not actions:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("inline keyboard button must have exactly one action")
    if button.callback_data is not None and not (
        1 <= len(button.callback_data.encode()) <= BUTTON_DATA_BYTES
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not button.url.startswith(("http://", "https://", "tg://")):
        raise bad_request("inline keyboard button URL is invalid")
