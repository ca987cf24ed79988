"""The page on JSON tells of every key that an answer has, and of every value of the closed ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import json_output
from bot.answer import Refusal
from corpus import PassageKind

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
OBJECTS = (
    json_output.AnswerObject,
    json_output.ListObject,
    json_output.PartObject,
    json_output.SectionObject,
    json_output.FootnoteObject,
    json_output.ReportObject,
)


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.__name__)
def test_every_key_is_told(kind: type) -> None:
    keys = set(kind.__annotations__)
    assert keys
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_every_reason_and_kind_is_told() -> None:
    values = (*Refusal, json_output.BAD_QUESTION, *PassageKind)
    assert [value for value in values if f"`{value}`" not in PAGE] == []
