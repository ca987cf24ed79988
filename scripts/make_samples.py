"""Make the sample files of the tests that need LibreOffice: PDF, .doc, .odt and .rtf.

Run it when ``tests/corpus/samples`` changes: ``python scripts/make_samples.py``. The .docx, text
and scanned samples are made by the tests themselves.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.corpus.samples.laws import LAWS  # noqa: E402
from tests.corpus.samples.report_346 import report_346  # noqa: E402 (the path comes first)
from tests.corpus.samples.reports import DOCUMENTS, SO_Y_TE_2022  # noqa: E402
from tests.corpus.samples.word import write_word  # noqa: E402

TARGET = ROOT / "tests" / "corpus" / "files"


def main() -> None:
    """Write every sample file into ``tests/corpus/files``."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice (soffice) is needed")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for document in (*DOCUMENTS, *LAWS, report_346()):
            source = work / f"{document.name}.docx"
            write_word(document, source)
            types = ("pdf", "doc", "odt", "rtf") if document == SO_Y_TE_2022 else ("pdf",)
            for kind in types:
                command = [program, "--headless", "--convert-to", kind, "--outdir", str(TARGET)]
                subprocess.run([*command, str(source)], check=True, capture_output=True)
                print(TARGET / f"{document.name}.{kind}")


if __name__ == "__main__":
    main()
