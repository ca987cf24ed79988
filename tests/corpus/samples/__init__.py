"""Documents of our own wording, and the structure that each was made from."""
