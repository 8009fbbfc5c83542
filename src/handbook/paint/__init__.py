"""Ink: the only room that knows ReportLab."""
