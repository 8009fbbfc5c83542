"""Where matter goes: faces, lines, boxes, pages, sheets; plain positioned data."""
