"""Boxes become pages."""
