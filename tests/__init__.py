"""Tests: what the project promises, shown on real parts."""
