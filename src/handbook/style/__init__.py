"""How a book looks: style sheets, complete and typed."""
