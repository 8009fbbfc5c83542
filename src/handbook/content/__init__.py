"""What a book says about a medicine: doses, regimens, sections, sources."""
