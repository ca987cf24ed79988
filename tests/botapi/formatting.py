"""Texts and captions: parsed, trimmed, measured, with the entities Telegram finds by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.types import MessageEntity

from tests.botapi.failure import SchemaError, bad_request
from tests.botapi.html_markup import parse_html, utf16_length

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100

_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w))"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
    r"|(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<hashtag>(?<!\w)\#\w*[^\W\d]\w*)"
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as Telegram keeps it."""

    text: str
    entities: tuple[MessageEntity, ...]


def format_text(
    source: str | None, parse_mode: object, entities: Sequence[MessageEntity] | None
) -> Formatted:
    """Return the text of a message.

    Raises
    ------
    ApiError
        400 if it is empty, too long, has too many entities or its markup is wrong.
    """
    formatted = _formatted(source or "", parse_mode, entities)
    if not formatted.text:
        raise bad_request("message text is empty")
    if utf16_length(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return formatted


def format_caption(
    source: str | None, parse_mode: object, entities: Sequence[MessageEntity] | None
) -> Formatted:
    """Return a caption, which may be empty; raises like :func:`format_text`."""
    formatted = _formatted(source or "", parse_mode, entities)
    if utf16_length(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return formatted


def find_entities(text: str) -> tuple[MessageEntity, ...]:
    """Return the commands, mentions, links and hashtags that Telegram marks by itself."""
    return tuple(
        MessageEntity(
            type=match.lastgroup or "",
            offset=utf16_length(text[: match.start()]),
            length=utf16_length(match.group()),
        )
        for match in _FOUND.finditer(text)
    )


def _formatted(
    source: str, parse_mode: object, entities: Sequence[MessageEntity] | None
) -> Formatted:
    mode = parse_mode.lower() if isinstance(parse_mode, str) else ""
    if mode not in ("", "html"):
        raise SchemaError(400, f"Bad Request: this server knows no parse mode {parse_mode}")
    text, given = parse_html(source) if mode else (source, list(entities or ()))
    text, given = _trimmed(text.replace("\r", ""), given)
    if len(given) > ENTITY_LIMIT:
        raise bad_request("ENTITIES_TOO_LONG")
    found = [entity for entity in find_entities(text) if not _overlaps(entity, given)]
    every = sorted((*given, *found), key=lambda entity: (entity.offset, -entity.length))
    return Formatted(text, tuple(every))


def _trimmed(text: str, entities: list[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """Cut the outer white space; entities are moved and clipped with it."""
    core = text.strip()
    before = utf16_length(text[: len(text) - len(text.lstrip())]) if core else 0
    size = utf16_length(core)
    kept = []
    for entity in entities:
        start = min(max(entity.offset - before, 0), size)
        end = min(max(entity.offset + entity.length - before, 0), size)
        if end > start:
            kept.append(entity.model_copy(update={"offset": start, "length": end - start}))
    return core, kept


def _overlaps(entity: MessageEntity, others: Sequence[MessageEntity]) -> bool:
    end = entity.offset + entity.length
    exclusive = ("code", "pre", "text_link")
    return any(
        other.type in exclusive
        and entity.offset < other.offset + other.length
        and other.offset < end
        for other in others
    )
