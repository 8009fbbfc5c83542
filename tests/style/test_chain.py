"""Finding sheets by name, and what they extend."""

from pathlib import Path

import pytest

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError
from handbook.style.chain import chain, names

SHIPPED = shipped.styles()


def sheets(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text)
    return folder


def refused(name: str, *folders: Path) -> tuple[str, str, str]:
    with pytest.raises(HandbookError) as error:
        chain(name, folders)
    problem = error.value.problems[0]
    place = f"{Path(problem.mark.source.name).name}:{problem.mark.line}:{problem.mark.column}" if problem.mark else ""
    assert error.value.status == 3
    return problem.code, place, f"{problem.message}; {problem.hint}"


def test_the_users_folder_is_searched_first(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", mono="extends: reference\n")
    found = chain("mono", [own, SHIPPED])
    assert [sheet.path.parent for sheet in found] == [SHIPPED, own]
    assert chain("mono", [SHIPPED, own])[-1].path.parent == SHIPPED


def test_a_sheet_extends_the_shipped_one_of_its_own_name(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", clinic="extends: clinic\n")
    found = chain("clinic", [own, SHIPPED])
    assert [(sheet.name, sheet.path.parent) for sheet in found] == [
        ("reference", SHIPPED),
        ("clinic", SHIPPED),
        ("clinic", own),
    ]


def test_the_same_folder_given_twice_is_no_circle() -> None:
    assert [sheet.name for sheet in chain("clinic", [SHIPPED, SHIPPED])] == ["reference", "clinic"]


def test_a_sheet_that_extends_itself_in_a_folder_given_twice_is_refused(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", ward="extends: ward\n")
    code, place, said = refused("ward", own, own)
    assert (code, place) == ("STYLE-01", "ward.yaml:1:10")
    assert "no other style is called `ward`" in said


def test_every_sheet_counts_once_and_after_those_it_extends(tmp_path: Path) -> None:
    own = sheets(
        tmp_path / "own",
        ground="describes: g\n",
        left="extends: ground\n",
        right="extends: ground\n",
        top="extends: [left, right]\n",
    )
    assert [sheet.name for sheet in chain("top", [own])] == ["ground", "left", "right", "top"]


def test_a_circle_is_named_link_by_link(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", a="extends: b\n", b="\nextends: c\n", c="extends: [reference, a]\n")
    code, place, said = refused("a", own, SHIPPED)
    assert (code, place) == ("STYLE-10", "c.yaml:1:22")
    assert "`a` extends `b` extends `c` extends `a`" in said


def test_a_row_of_sheets_without_end_is_refused(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", **{f"s{count}": f"extends: s{count + 1}\n" for count in range(500)})
    assert refused("s0", own)[0] == "STYLE-10"


def test_an_unknown_name_gets_the_nearest_and_the_list() -> None:
    code, place, said = refused("refrence", SHIPPED)
    assert (code, place) == ("STYLE-01", "")
    assert "did you mean `reference`?" in said
    assert "clinic, large-print, mono, reference" in said


def test_an_unknown_parent_is_refused_where_it_is_named(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", ward="# mine\nextends: klinic\n")
    code, place, said = refused("ward", own, SHIPPED)
    assert (code, place) == ("STYLE-01", "ward.yaml:2:10")
    assert "did you mean `clinic`?" in said


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/b", "", "Reference", "x" * 200, "reference.yaml"])
def test_a_name_never_leads_out_of_the_folders(name: str, tmp_path: Path) -> None:
    sheets(tmp_path, secret="extends: reference\n")
    own = sheets(tmp_path / "own")
    assert refused(name, own, SHIPPED)[0] == "STYLE-01"


def test_names_lists_each_style_once(tmp_path: Path) -> None:
    own = sheets(tmp_path / "own", mono="extends: mono\n", ward_7="extends: mono\n")
    (own / "notes.txt").write_text("no style")
    (own / "Bad Name.yaml").write_text("extends: mono\n")
    found = names([own, SHIPPED, tmp_path / "not-there"])
    assert found == ("clinic", "large-print", "mono", "reference", "ward-7")
