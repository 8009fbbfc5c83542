"""Days in the cells of a calendar."""
