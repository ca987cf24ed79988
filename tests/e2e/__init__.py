"""The real program as a process, spoken to over HTTP only."""
