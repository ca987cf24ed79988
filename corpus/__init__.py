"""Documents: files become reports with sections, passages and footnotes."""

from __future__ import annotations

from corpus.contained import read_report
from corpus.errors import CorpusError, HoiBaoCaoError
from corpus.folder import bundled_folder, read_folder, report_files, with_unique_ids
from corpus.report import (
    END_KEY,
    HEADER_KEY,
    Doubt,
    DoubtKind,
    Footnote,
    Passage,
    PassageKind,
    Report,
    Section,
    Signer,
)
from corpus.types import SUPPORTED_TYPES

PARSER_VERSION = "6"
"""Changes when the same file would be cut differently."""

__all__ = [
    "END_KEY",
    "HEADER_KEY",
    "PARSER_VERSION",
    "SUPPORTED_TYPES",
    "CorpusError",
    "Doubt",
    "DoubtKind",
    "Footnote",
    "HoiBaoCaoError",
    "Passage",
    "PassageKind",
    "Report",
    "Section",
    "Signer",
    "bundled_folder",
    "read_folder",
    "read_report",
    "report_files",
    "with_unique_ids",
]
