"""Runs: the words of a Word paragraph as they are printed.

Tracked changes count as accepted: what is inserted is there, what is deleted is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from corpus.legacy import from_tcvn3, from_vni
from corpus.marks import raised
from corpus.word.styles import Styles, find_property, is_on, paragraph_style

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PASSED_OVER = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_RUN, _BOX = qn("w:r"), qn("w:txbxContent")
_TEXT, _SYMBOL = qn("w:t"), qn("w:sym")
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}


@dataclass(slots=True)
class Words:
    r"""What a paragraph holds.

    Attributes
    ----------
    text
        Its words; a line break is ``"\n"``, a tabulator ``"\t"``, and a footnote its raised
        number.
    bold
        All its words are bold.
    notes
        The kind (``"footnote"``, ``"endnote"``) and id of each note marked in it, in order.
    boxes
        The contents of the text boxes anchored in it.
    """

    text: str = ""
    bold: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class RunReader:
    """Reads the runs of paragraphs; ``number_note`` gives a note's printed number."""

    styles: Styles
    number_note: Callable[[str, str], int]

    def read(self, paragraph: Element) -> Words:
        """Read a ``w:p`` element."""
        chain = self.styles.chain(paragraph_style(paragraph))
        words = Words()
        parts: list[tuple[str, bool]] = []
        for element in self._runs(paragraph, words):
            own = element.find(qn("w:rPr"))
            style = own.find(qn("w:rStyle")) if own is not None else None
            name = style.get(qn("w:val")) if style is not None else None
            looks = [*self.styles.chain(name), *chain]
            if is_on(find_property(element, looks, "w:rPr", "w:vanish")):
                continue
            text = self._printed(element, looks, words)
            parts.append((text, is_on(find_property(element, looks, "w:rPr", "w:b"))))
        words.text = "".join(text for text, _ in parts)
        weights = [bold for text, bold in parts if any(map(str.isalnum, text))]
        words.bold = bool(weights) and all(weights)
        return words

    def _runs(self, paragraph: Element, words: Words) -> list[Element]:
        """Collect the runs of a paragraph in order, and the text boxes within them."""
        runs: list[Element] = []
        waiting = [*reversed(paragraph)]
        while waiting:
            element = waiting.pop()
            if element.tag in _PASSED_OVER:
                continue
            if element.tag == _BOX:
                words.boxes.append(element)
                continue
            if element.tag == _RUN:
                runs.append(element)
            waiting.extend(reversed(element))
        return runs

    def _printed(self, run: Element, looks: list[Element], words: Words) -> str:
        text = "".join(self._piece(child, words) for child in run)
        font = _font(find_property(run, looks, "w:rPr", "w:rFonts"))
        text = _modern(text, font)
        if is_on(find_property(run, looks, "w:rPr", "w:caps")):
            text = text.upper()
        raise_ = find_property(run, looks, "w:rPr", "w:vertAlign")
        if raise_ is not None and raise_.get(qn("w:val")) == "superscript":
            return raised(int(text)) if text.isascii() and text.isdecimal() else text
        return text

    def _piece(self, element: Element, words: Words) -> str:
        if element.tag == _TEXT:
            return str(element.text or "")
        if element.tag == _SYMBOL:
            return _symbol(element)
        kind = _NOTES.get(element.tag)
        if kind is None:
            return _SIGNS.get(element.tag, "")
        note = str(element.get(qn("w:id")))
        words.notes.append((kind, note))
        custom = element.get(qn("w:customMarkFollows")) in ("1", "true", "on")
        return "" if custom else raised(self.number_note(kind, note))


def _symbol(element: Element) -> str:
    try:
        return chr(int(element.get(qn("w:char"), ""), 16))
    except (ValueError, OverflowError):
        return ""


def _font(fonts: Element | None) -> str:
    return str(fonts.get(qn("w:ascii"), "")) if fonts is not None else ""


def _modern(text: str, font: str) -> str:
    """Turn the letters of an old font into Unicode; its name tells which encoding it has."""
    if font.lower().startswith(".vn"):
        turned = from_tcvn3(text)
        return turned.upper() if font.endswith("H") else turned
    return from_vni(text) if font.upper().startswith("VNI-") else text
