"""Sample documents as Word files: automatic numbers, real footnotes, merged heads, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tests.corpus.samples.model import Bullet, Heading, Paragraph, Table

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from tests.corpus.samples.model import Document, Part

_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MARK = re.compile(r"\{(\d)\}")
_FORMATS = {"I": "upperRoman", "A": "upperLetter", "1": "decimal", "a": "lowerLetter"}


def write_word(document: Document, path: Path) -> None:
    """Write a document as .docx, its headings and lists numbered by Word."""
    writer = _Writer(docx.Document())
    writer.head(document)
    for part in document.parts:
        writer.part(part)
    writer.tail(document)
    writer.save(path)


class _Writer:
    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.notes: list[str] = []
        style: Any = word.styles["Normal"]
        style.font.name = "FreeSerif"
        style.font.size = Pt(13)
        self.lists: dict[str, int] = {}
        self._numbers: dict[int, int] = {}

    def head(self, document: Document) -> None:
        head = document.head
        table = self.word.add_table(2, 2)
        left = [row for row in (head.parent, head.issuer) if row]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        for cell, rows in (
            (table.cell(0, 0), left),
            (table.cell(0, 1), right),
            (table.cell(1, 0), [head.number]),
            (table.cell(1, 1), [head.place_and_date]),
        ):
            cell.paragraphs[0].add_run("\n".join(rows)).bold = True
        for row in (head.kind, head.subject):
            paragraph = self.word.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(row).bold = True

    def part(self, part: Part) -> None:
        if isinstance(part, Heading) and part.split:
            for row in (part.label, part.title):
                paragraph = self.word.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.add_run(row).bold = True
        elif isinstance(part, Heading):
            paragraph = self._body()
            paragraph.add_run(part.text if part.typed else part.title).bold = True
            if not part.typed:
                self._number(paragraph, part)
        elif isinstance(part, Bullet):
            paragraph = self._body(part.text)
            self._list(paragraph, self._bullets(part.sign), 0)
        elif isinstance(part, Table):
            self._table(part)
        elif isinstance(part, Paragraph):
            self._paragraph(part)
        else:
            self._body(part.text)

    def _body(self, text: str = "") -> WordParagraph:
        """Add a paragraph as Decree 30/2020/NĐ-CP sets it: justified, its first line set in."""
        paragraph = self.word.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
        return paragraph

    def _paragraph(self, part: Paragraph) -> None:
        paragraph = self._body()
        pieces = _MARK.split(part.text)
        for place, piece in enumerate(pieces):
            if place % 2 == 0:
                paragraph.add_run(piece)
                continue
            self.notes.append(part.notes[int(piece) - 1])
            run = paragraph.add_run()
            run.font.superscript = True
            mark = f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes) + 1}"/>'
            run._r.append(parse_xml(mark))

    def _table(self, part: Table) -> None:
        caption = self.word.add_paragraph(part.caption)
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        table = self.word.add_table(1 + len(part.rows), len(part.columns))
        table.style = "Table Grid"
        for column, title in enumerate(part.columns):
            table.cell(0, column).paragraphs[0].add_run(title).bold = True
        for row, values in enumerate(part.rows, start=1):
            for column, value in enumerate(values):
                table.cell(row, column).text = value

    def tail(self, document: Document) -> None:
        table = self.word.add_table(1, 2)
        left, right = table.cell(0, 0), table.cell(0, 1)
        left.paragraphs[0].add_run("Nơi nhận:").bold = True
        for entry in document.tail.recipients:
            left.add_paragraph(f"- {entry};")
        right.paragraphs[0].add_run("\n".join(document.tail.titles)).bold = True
        right.add_paragraph()
        right.add_paragraph().add_run(document.tail.name).bold = True

    def save(self, path: Path) -> None:
        if self.notes:
            self._write_notes()
        self.word.save(str(path))

    def _write_notes(self) -> None:
        texts = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t xml:space="preserve"> {note}</w:t></w:r>'
            "</w:p></w:footnote>"
            for number, note in enumerate(self.notes, start=2)
        )
        marks = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for number, kind in enumerate(("separator", "continuationSeparator"))
        )
        blob = f"<w:footnotes {nsdecls('w')}>{marks}{texts}</w:footnotes>"
        package = self.word.part.package
        part = PackagePart(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob.encode(), package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _number(self, paragraph: WordParagraph, heading: Heading) -> None:
        """Give a heading an automatic number, started so that its label is printed."""
        last = heading.label.rpartition(".")[2]
        prefix = heading.label[: len(heading.label) - len(last)]
        form = "upperRoman" if re.fullmatch("[IVX]+", last) else ""
        form = form or _FORMATS.get(last) or ("decimal" if last.isdigit() else "")
        form = form or ("upperLetter" if last.isupper() else "lowerLetter")
        key = f"{form}|{prefix}%1{heading.dot}|{heading.key[: -len(heading.label)]}"
        if key not in self.lists:
            self.lists[key] = self._new_list(form, f"{prefix}%1{heading.dot}")
        self._list(paragraph, self.lists[key], 0)

    def _bullets(self, sign: str) -> int:
        if sign not in self.lists:
            self.lists[sign] = self._new_list("bullet", sign)
        return self.lists[sign]

    def _new_list(self, form: str, text: str) -> int:
        root: Any = self.word.part.numbering_part._element
        number = 100 + len(self.lists)
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            "</w:abstractNum>"
        )
        root.insert(0, abstract)
        target = f'<w:abstractNumId w:val="{number}"/>'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{target}</w:num>'))
        return number

    def _list(self, paragraph: WordParagraph, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        places = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{places}</w:numPr>"))
        assert properties.find(qn("w:numPr")) is not None
