from __future__ import annotations

import html
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.richtext import (
    RichText,
    Span,
    Style,
    bold,
    quoted,
    utf16_length,
    utf16_prefix,
)

TEXTS = st.text(st.characters(codec=None), max_size=80)
SPANS = st.builds(Span, TEXTS, st.sampled_from(Style), st.booleans())


class Reader(HTMLParser):
    """Reads what Telegram would show, and fails on a tag out of order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(rendered: str) -> str:
    reader = Reader()
    reader.feed(rendered)
    reader.close()
    assert reader.open == []
    return reader.text


@given(st.lists(SPANS, max_size=8))
def test_html_says_exactly_the_plain_text_in_balanced_tags(spans: list[Span]) -> None:
    rich = RichText.of(*spans)
    assert read(rich.html) == rich.plain.replace("\r", "\n")


@given(st.lists(SPANS, max_size=8), st.integers(1, 60))
def test_a_cut_text_keeps_to_the_limit_and_to_balanced_tags(spans: list[Span], limit: int) -> None:
    rich = RichText.of(*spans)
    cut = rich.cut(limit)
    assert cut.length <= limit
    assert read(cut.html) == cut.plain
    if rich.length > limit:
        assert cut.plain.endswith("…")
        assert rich.plain.startswith(cut.plain[:-1])
    else:
        assert cut == rich


@given(st.text(), st.integers(0, 40))
def test_a_prefix_is_the_longest_that_fits(text: str, limit: int) -> None:
    prefix = utf16_prefix(text, limit)
    assert text.startswith(prefix)
    assert utf16_length(prefix) == len(prefix.encode("utf-16-le")) // 2 <= limit
    if prefix != text:
        assert utf16_length(text[: len(prefix) + 1]) > limit


def test_markup_in_the_source_is_shown_and_never_obeyed() -> None:
    rich = RichText.of("<b>&amp;</b> ", bold("a<i>b"))
    assert rich.html == f"{html.escape('<b>&amp;</b> ', quote=False)}<b>a&lt;i&gt;b</b>"


def test_a_quotation_is_one_block_around_its_styles() -> None:
    rich = RichText.of("trước\n", quoted("một ", bold("hai"), " ba"), "sau")
    assert rich.html == "trước\n<blockquote>một <b>hai</b> ba</blockquote>sau"


def test_what_telegram_refuses_is_left_out() -> None:
    assert RichText.of("a\x00b\ud800c\n").plain == "abc\n"
