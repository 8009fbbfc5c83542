"""What is refused: rules on doses, schedules, sources, words and print."""
