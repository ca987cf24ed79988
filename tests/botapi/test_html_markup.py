"""HTML becomes plain text with entities, or Telegram's own words of refusal."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.failure import ApiError
from tests.botapi.html_markup import parse_html, utf16_length


def entities(source: str) -> list[tuple[str, int, int]]:
    return [(e.type, e.offset, e.length) for e in parse_html(source)[1]]


def test_tags_become_entities_counted_in_utf16_units() -> None:
    text, found = parse_html("🏛 <b>Số: 346</b> &amp; <i>báo</i>")
    assert text == "🏛 Số: 346 & báo"
    assert [(e.type, e.offset, e.length) for e in found] == [("bold", 3, 7), ("italic", 13, 3)]


def test_nested_tags_keep_the_outer_one_first() -> None:
    assert entities("<b>a<i>b</i></b>") == [("bold", 0, 2), ("italic", 1, 1)]


def test_only_four_names_and_numbers_are_character_references() -> None:
    assert parse_html("&lt;&gt;&amp;&quot;&#273;&#x1EA1;&nbsp;&")[0] == '<>&"đạ&nbsp;&'


def test_a_link_keeps_its_address_and_an_unsound_one_is_plain_text() -> None:
    _, (link,) = parse_html('<a href="https://vd.vn/?a=1&amp;b=2">đây</a>')
    assert (link.type, link.url) == ("text_link", "https://vd.vn/?a=1&b=2")
    assert entities('<a href="javascript:x">đây</a>') == []


def test_quotes_and_code_blocks() -> None:
    assert entities("<blockquote expandable>a</blockquote>") == [("expandable_blockquote", 0, 1)]
    _, (block,) = parse_html('<pre><code class="language-python">x</code></pre>')
    assert (block.type, block.language) == ("pre", "python")
    assert entities('<span class="tg-spoiler">a</span>') == [("spoiler", 0, 1)]


def test_an_empty_tag_leaves_no_entity() -> None:
    assert entities("a<b></b>") == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("đ <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        (
            "<b><i>a</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x:y>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_bad_markup_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(f"<b>{html.escape(text)}</b>")[0] == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_parses_or_is_refused(source: str) -> None:
    try:
        text, found = parse_html(source)
    except ApiError:
        return
    assert all(e.offset + e.length <= utf16_length(text) for e in found)
