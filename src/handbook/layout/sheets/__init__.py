"""What is printed on a sheet to be cut, folded or torn."""
