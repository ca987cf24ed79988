"""PDF files, with a text layer or scanned, read into lines by position."""
