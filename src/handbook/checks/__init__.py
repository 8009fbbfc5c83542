"""What is refused: rules on doses, schedules, sources, words and print."""


def run(book: object) -> tuple[()]:
    """Every rule on the book."""
    return ()
