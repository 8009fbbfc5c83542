"""The section kinds, one file each."""
