"""The program's own words, numbers, and names of days and months, by language."""
