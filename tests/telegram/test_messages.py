from __future__ import annotations

import unicodedata

import pytest

from bot.messages import telegram, telegram_office
from bot.telegram.richtext import TEXT_LIMIT, utf16_length
from scripts.write_messages_page import PAGE, messages, page

EVERY = [*messages(telegram), *messages(telegram_office)]


def test_the_page_of_messages_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page() + "\n"


@pytest.mark.parametrize(("name", "text"), EVERY)
def test_every_message_is_composed_and_fits(name: str, text: str) -> None:
    assert text == unicodedata.normalize("NFC", text).strip() or name == "CITATION_MARK"
    assert utf16_length(text) < TEXT_LIMIT // 2
