"""How the contents of reports look in a terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from bot.messages import reports as words
from bot.terminal import harmless
from corpus.report import END_KEY, HEADER_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from corpus.report import PassageKind, Report


def show_reports(out: Console, reports: Sequence[Report]) -> None:
    """Print a table of reports."""
    table = Table(*words.COLUMNS, box=box.SIMPLE, pad_edge=False)
    for report in reports:
        date = f"{report.date:%d/%m/%Y}" if report.date else words.NO_DATE
        cells = (report.id, report.number or "", date, str(len(report.passages)), report.title)
        table.add_row(*(Text(harmless(cell)) for cell in cells))
    out.print(table)


def show_outline(out: Console, report: Report) -> None:
    """Print a report's head, its sections as a tree, and what the parser was unsure of."""
    out.print(Text(harmless(words.issued_line(report)), style="bold"))
    out.print(Text(harmless(report.title)))
    for signer in report.signers:
        out.print(Text(harmless(words.SIGNED.format(title=signer.title, name=signer.name))))
    out.print(_tree(report))
    for line in (words.tied_line(report), words.joins_line(report)):
        if line:
            out.print(Text(line))
    if report.doubts:
        out.print(Text(words.DOUBTS, style="bold"))
        for doubt in report.doubts:
            out.print(Text(f"• {harmless(words.doubt_line(doubt))}", style="yellow"))


def _tree(report: Report) -> Tree:
    kinds: defaultdict[str, Counter[PassageKind]] = defaultdict(Counter)
    for passage in report.passages:
        kinds[passage.section][passage.kind] += 1
    tree = Tree(Text(words.counts_line(report), style="dim"), guide_style="dim")
    tree.add(_branch(words.HEADER_PART, kinds[HEADER_KEY]))
    branches: dict[tuple[str, ...], Tree] = {(): tree}
    for section in report.sections:
        parent = branches.get(section.path[:-1], tree)
        label = section.heading or f"{section.path[-1]}. {section.title}"
        branches[section.path] = parent.add(_branch(label, kinds[section.key]))
    tree.add(_branch(words.END_PART, kinds[END_KEY]))
    return tree


def _branch(label: str, kinds: Counter[PassageKind]) -> Text:
    told = words.passages_line(kinds)
    return Text.assemble(harmless(label), (f" ({told})" if told else "", "dim"))
