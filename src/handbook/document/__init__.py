"""Neutral matter: blocks and spans with their numbers and links, knowing neither medicine nor looks."""
