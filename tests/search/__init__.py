"""Searching: from text as it is matched to ranked passages."""
