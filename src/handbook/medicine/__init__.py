"""Amounts, strengths, regimens and days: what doctors prescribe, without a book, a file or a page."""
