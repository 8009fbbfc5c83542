"""What a folder of YAML says about a medicine: typed facts, and no sentence of the program's own."""
