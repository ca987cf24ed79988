"""Tests of the reading of reports."""
