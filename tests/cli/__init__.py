"""The command line: functions called, and the real program started."""
