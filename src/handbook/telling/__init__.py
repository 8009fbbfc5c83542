"""A book in words and neutral blocks: what is said of its facts, in its language."""
