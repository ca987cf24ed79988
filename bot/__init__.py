"""People: ranked passages become an answer, in a terminal or in Telegram."""
