"""Books, styles, tables, pictures and options, spoilt at random and built: none may end in a fault."""
