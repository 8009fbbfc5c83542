"""The quick-card and the pocket guide."""
