"""A table folded: no cell is lost, each stands behind its head, and what says the same is said once."""

from handbook.document.blocks import Column, Span, Table
from handbook.layout.blocks.folding import foldings


def made(*rows: str) -> Table:
    heads, *cells = [tuple((Span(cell),) for cell in row.split("|")) for row in rows]
    return Table(tuple(Column(head) for head in heads), tuple(cells))


def read(table: Table) -> list[str]:
    rows = [tuple(column.head for column in table.columns), *table.rows]
    return ["|".join("".join(span.text for span in cell) for cell in row) for row in rows]


def test_the_last_columns_are_told_in_the_one_before() -> None:
    rows = ("Pain|5 mg|daily|10 days|2 days", "Fever|2 mg|–|–|–", "Cold|1 mg|daily|–|–")
    table = made("For|Dose|When|Course|Break", *rows)
    once, twice = (read(one) for one in foldings(table, ": "))
    assert once == [
        "For|Dose|When|Course · Break",
        "Pain|5 mg|daily|10 days. Break: 2 days",
        "Fever|2 mg|–|–",
        "Cold|1 mg|daily|–",
    ]
    assert twice[1:] == [
        "Pain|5 mg|daily. Course: 10 days. Break: 2 days",
        "Fever|2 mg|–",
        "Cold|1 mg|daily. Course · Break: –",
    ]


def test_a_table_of_three_columns_is_not_folded() -> None:
    assert not list(foldings(made("For|Dose|When", "Pain|5 mg|daily"), ": "))
