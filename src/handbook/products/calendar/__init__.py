"""The tear-off calendar."""
