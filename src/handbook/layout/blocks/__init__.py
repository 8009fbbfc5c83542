"""Blocks of matter become boxes."""
