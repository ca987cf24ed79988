from __future__ import annotations

import unicodedata

import pytest

from bot.messages import answers, telegram, telegram_office, terminal, usage
from bot.messages.errors import describe
from bot.telegram.richtext import TEXT_LIMIT, utf16_length
from scripts.write_messages_page import PAGE, messages, page

TRAILING = {"CITATION_MARK", "CHAT_PROMPT"}
"""What ends in a space on purpose."""
ROOMS = (answers, telegram, telegram_office, terminal, usage)
EVERY = [message for room in ROOMS for message in messages(room)]


def test_the_page_of_messages_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page() + "\n"


def test_every_sentence_for_a_failure_is_on_the_page_with_example_facts() -> None:
    told = page()
    failures = {kind.__name__ for kind in describe.registry} - {"object"}
    assert {name for name in failures if f"**{name}**" not in told} == set()
    assert "{" not in told


@pytest.mark.parametrize(("name", "text"), EVERY)
def test_every_message_is_composed_and_fits(name: str, text: str) -> None:
    assert text == unicodedata.normalize("NFC", text).strip() or name in TRAILING
    assert utf16_length(text) < TEXT_LIMIT // 2
