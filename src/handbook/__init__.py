"""Structured knowledge about a medicine, turned into a handbook, a quick-card and a tear-off calendar."""

__version__ = "0.1.0"
