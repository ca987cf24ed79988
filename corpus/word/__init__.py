"""Word documents (.docx), read into lines."""
