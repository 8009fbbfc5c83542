"""Type: faces, words, lines."""
