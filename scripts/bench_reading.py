"""Measure how fast reports are read, and the memory it takes: ``python scripts/bench_reading.py``.

Each file is read in a fresh contained child process, as the bot does. Peak memory is that of the
child (``RUSAGE_CHILDREN``), so every row runs in a process of its own. Processor time, unlike wall
time, hardly depends on what else the machine does. A small text file is read in place: its
processor time and memory are those of the benchmark with all its imports.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2 as pdfium  # noqa: E402 (the path comes first)

from corpus import bundled_folder, read_report  # noqa: E402
from tests.corpus.samples.report_346 import report_346  # noqa: E402
from tests.corpus.samples.scan import write_scan  # noqa: E402
from tests.corpus.samples.word import write_word  # noqa: E402

FILES = ROOT / "tests" / "corpus" / "files"
REPORT = FILES / "bao-cao-346-2023.pdf"


def main() -> None:
    """Print a table, or one row of it for ``--one``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one)
        return
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{'file':28} {'pages':>6} {'wall s':>8} {'CPU s':>8} {'pages/CPU s':>12} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for path in samples(Path(folder)):
            command = [sys.executable, __file__, "--one", str(path)]
            subprocess.run(command, check=True)


def samples(work: Path) -> list[Path]:
    """Write the files that are read."""
    text = work / "346-text.txt"
    shutil.copy(bundled_folder() / "346-BC-UBND-2023.txt", text)
    word, long_word = work / "346-word.docx", work / "346-word-times-30.docx"
    write_word(report_346(), word)
    document = report_346()
    write_word(replace(document, parts=document.parts * 30), long_word)
    pdf, long_pdf = work / "346-pdf.pdf", work / "346-pdf-times-30.pdf"
    shutil.copy(REPORT, pdf)
    _repeat(REPORT, long_pdf, 30)
    found = [text, word, long_word, pdf, long_pdf]
    if shutil.which("tesseract"):
        scan = work / "346-scan-5-pages.pdf"
        write_scan(REPORT, scan, pages=5)
        found.append(scan)
    if shutil.which("soffice"):
        old = work / "so-y-te-old-word.doc"
        shutil.copy(FILES / "bao-cao-so-y-te-2022.doc", old)
        found.append(old)
    return found


def _repeat(source: Path, target: Path, times: int) -> None:
    pages, whole = pdfium.PdfDocument(source), pdfium.PdfDocument.new()
    for _ in range(times):
        whole.import_pages(pages)
    whole.save(target)


def measure(path: Path) -> None:
    """Read one file and print its row."""
    start = time.perf_counter()
    report = read_report(path)
    seconds = time.perf_counter() - start
    inside = path.suffix == ".txt"
    usage = resource.getrusage(resource.RUSAGE_SELF if inside else resource.RUSAGE_CHILDREN)
    used = usage.ru_utime + usage.ru_stime
    pages = len(pdfium.PdfDocument(path)) if path.suffix == ".pdf" else 0
    rate = f"{pages / used:12.1f}" if pages else f"{'':12}"
    peak = usage.ru_maxrss / 1024
    print(
        f"{path.name:28} {pages or '':>6} {seconds:8.2f} {used:8.2f} {rate} {peak:8.0f}"
        f"  {len(report.passages)} passages",
        flush=True,
    )


if __name__ == "__main__":
    main()
