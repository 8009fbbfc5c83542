"""What is printed: a book and a style become a publication."""
