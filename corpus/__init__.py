"""Documents: files become reports with sections, passages and footnotes."""
