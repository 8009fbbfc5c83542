"""Books, styles and options, spoilt at random from a seed, and built: none may end in a fault of ours."""
