"""Telegram's HTML: text with tags to plain text with entities.

The rules, the error texts and their byte offsets are those of ``parse_html`` in TDLib
(``td/telegram/MessageEntity.cpp``), which the Bot API server calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiogram.types import MessageEntity

from tests.botapi.failure import bad_request

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_SPACE = b" \t\r\n\0\v"
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#(?:x([0-9a-fA-F]+)|([0-9]+))|([a-zA-Z]+));?")
_NAME_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_ATTRIBUTE = re.compile(rb"[^ \t\r\n\0\v=>/\"']*")


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[MessageEntity]]:
    """Parse a text of parse mode HTML.

    Returns
    -------
    tuple
        The plain text, and its entities in the order of their offsets.

    Raises
    ------
    ApiError
        400 "can't parse entities: …" in Telegram's words.
    """
    parser = _Parser(source.encode())
    parser.run()
    order = sorted(parser.entities, key=lambda entity: (entity.offset, -entity.length))
    return parser.text, order


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


class _Parser:
    def __init__(self, source: bytes) -> None:
        self._source = source + b"\0"
        self._size = len(source)
        self._at = 0
        self._parts: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self.entities: list[MessageEntity] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def run(self) -> None:
        while self._at < self._size:
            if self._source[self._at] == ord("<"):
                if self._source[self._at + 1] == ord("/"):
                    self._end_tag()
                else:
                    self._start_tag()
            else:
                self._plain()
        if self._open:
            tag = self._open[-1].tag
            raise _fault(f'Can\'t find end tag corresponding to start tag "{tag}"')

    def _plain(self) -> None:
        reference = self._reference()
        if reference is not None:
            self._emit(reference)
            return
        end = self._at + 1
        while end < self._size and self._source[end] not in b"<&":
            end += 1
        self._emit(self._source[self._at : end].decode())
        self._at = end

    def _emit(self, text: str) -> None:
        self._parts.append(text)
        self._units += utf16_length(text)

    def _reference(self) -> str | None:
        """Read a character reference at the place, or nothing."""
        match = _REFERENCE.match(self._source, self._at)
        if match is None:
            return None
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            text = _NAMED.get(name)
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            text = chr(code) if 0 < code < 0x110000 else None
        if text is not None:
            self._at = match.end()
        return text

    def _start_tag(self) -> None:
        begin = self._at
        tag = self._word(begin + 1)
        if self._at >= self._size:
            raise _fault(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TYPES:
            raise _fault(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while self._source[self._at] != ord(">"):
            argument = self._attribute(tag, begin) or argument
            self._skip_space()
        if tag == "span" and argument != "spoiler":
            raise _fault(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._at += 1
        self._open.append(_Open(tag, argument, self._units, len(self.text)))

    def _word(self, start: int) -> str:
        self._at = start
        while self._source[self._at] not in _SPACE + b">":
            self._at += 1
        return self._source[start : self._at].decode().lower()

    def _skip_space(self) -> None:
        while self._at < self._size and self._source[self._at] in _SPACE:
            self._at += 1

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; return the tag's argument if it is the attribute that gives it."""
        self._skip_space()
        if self._source[self._at] == ord(">"):
            return ""
        name = self._match(_ATTRIBUTE)
        if not name:
            raise _fault(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        unclosed = _fault(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if self._at >= self._size:
            raise unclosed
        if self._source[self._at] != ord("="):
            return _argument(tag, name, "1")
        self._at += 1
        self._skip_space()
        if self._at >= self._size:
            raise unclosed
        value = self._value()
        if self._at >= self._size:
            raise _fault(f"Unclosed start tag at byte offset {begin}")
        return _argument(tag, name, value)

    def _match(self, pattern: re.Pattern[bytes]) -> str:
        match = pattern.match(self._source, self._at)
        self._at = match.end() if match else self._at
        return match.group().decode() if match else ""

    def _value(self) -> str:
        quote = self._source[self._at]
        if quote not in b"\"'":
            start = self._at
            value = self._match(_NAME_TOKEN).lower()
            if self._source[self._at] not in _SPACE + b">":
                raise _fault(f"Unexpected end of name token at byte offset {start}")
            return value
        self._at += 1
        parts: list[bytes] = []
        while self._at < self._size and self._source[self._at] != quote:
            reference = self._reference()
            if reference is not None:
                parts.append(reference.encode())
            else:
                parts.append(self._source[self._at : self._at + 1])
                self._at += 1
        self._at += self._at < self._size
        return b"".join(parts).decode()

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise _fault(f"Unexpected end tag at byte offset {begin}")
        name = self._word(begin + 2)
        self._skip_space()
        if self._at >= self._size or self._source[self._at] != ord(">"):
            raise _fault(f"Unclosed end tag at byte offset {begin}")
        self._at += 1
        opened = self._open.pop()
        if name and name != opened.tag:
            raise _fault(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self._units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = _TYPES[opened.tag]
        if kind == "blockquote" and opened.argument:
            kind = "expandable_blockquote"
        url = language = emoji = None
        if kind == "text_link":
            url = opened.argument or self.text[opened.start :]
            if not re.match(r"(https?|tg)://", url):
                return  # as in Telegram, a link without a sound address is plain text
        elif kind == "custom_emoji":
            emoji = opened.argument
        elif kind == "code" and opened.argument:
            kind, language = "pre", opened.argument
        elif kind == "pre" and self._wraps_code(opened):
            return
        self.entities.append(
            MessageEntity(
                type=kind,
                offset=opened.offset,
                length=self._units - opened.offset,
                url=url,
                language=language,
                custom_emoji_id=emoji,
            )
        )

    def _wraps_code(self, opened: _Open) -> bool:
        """Whether ``<pre>`` holds exactly a ``<code class="language-…">``."""
        last = self.entities[-1] if self.entities else None
        return (
            last is not None
            and bool(last.language)
            and (last.offset, last.length) == (opened.offset, self._units - opened.offset)
        )


def _argument(tag: str, name: str, value: str) -> str:
    wanted = {
        ("a", "href"): value,
        ("code", "class"): value.removeprefix("language-") if "language-" in value else "",
        ("span", "class"): value.removeprefix("tg-") if value.startswith("tg-") else "",
        ("tg-emoji", "emoji-id"): value,
        ("blockquote", "expandable"): "1",
    }
    return wanted.get((tag, name), "")


def _fault(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
