"""Who is let in, and how far: every request that a stranger could send is turned away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip(
    "starlette", reason="the desk's libraries are not installed: pip install 'handbook-builder[desk]'"
)

from desks import Desk, opened

FORM = {"content_type": "application/json"}


def test_the_page_is_there_for_whoever_has_the_address(desk: Desk) -> None:
    status, html, headers = desk.get()
    assert status == 200 and b"<!doctype html>" in html
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers and "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", None]
)
def test_another_name_for_this_machine_is_refused(desk: Desk, host: str | None) -> None:
    named = host.format(port=desk.port) if host else None
    assert desk.ask("GET", f"/{desk.token}/", host=named)[0] in (400, 403)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
def test_another_page_is_refused(desk: Desk, origin: str) -> None:
    told = origin.format(port=desk.port)
    for method, path in (("GET", "facts"), ("POST", "proof"), ("POST", "keep"), ("POST", "end")):
        assert desk.ask(method, f"/{desk.token}/{path}", {}, origin=told, **FORM)[0] == 403


def test_a_form_of_another_page_changes_nothing(desk: Desk) -> None:
    own = f"http://127.0.0.1:{desk.port}"
    path = f"/{desk.token}/end"
    assert desk.ask("POST", path, {}, **FORM)[0] == 403  # no origin
    assert desk.ask("POST", path, {}, origin=own, content_type="text/plain")[0] == 403
    assert desk.get()[0] == 200


@pytest.mark.parametrize(
    "path", ["/", "/facts", "//facts", "/wrong/", "/wrong/facts", "/{half}/", "/%00/", "/{token}x/"]
)
def test_without_the_secret_there_is_nothing(desk: Desk, path: str) -> None:
    told = path.format(token=desk.token, half=desk.token[:-1])
    status, body, _ = desk.ask("GET", told)
    assert status == 404 and body == b"not here\n"


@pytest.mark.parametrize(
    "path",
    [
        "../handbook.yaml",
        "..%2f..%2fhandbook.yaml",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "file//etc/passwd",
        "file/..%2f..%2fhandbook.yaml",
        "picture/..%2f..%2fhandbook.yaml.jpg",
        "picture/../../../etc/passwd.jpg",
        "words/en.yaml",
        "desk.html",
        "__init__.py",
        "handbook.yaml",
        "sections/overview.yaml",
    ],
)
def test_no_path_leads_out_of_the_page(desk: Desk, path: str) -> None:
    status, body, _ = desk.ask("GET", f"/{desk.token}/{path}")
    assert status in (404, 405) and b"root:" not in body and b"edition" not in body


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"product": "leaflet", "wishes": {}},
        {"product": "card", "wishes": {"size": 5}},
        {"product": "card", "wishes": []},
        {"product": "card", "wishes": {"size": "x" * 400}},
        {"product": "card", "wishes": {"size": "a7"}, "kind": ["pdf"]},
        {"product": "card", "wishes": {"size": "y" * 25_000}},
        {"product": "card", "wishes": {"size": "\ud800"}},
        {"product": "card", "wishes": {}, "agreed": "\udfff"},
    ],
)
def test_a_question_that_the_page_does_not_ask_is_refused(desk: Desk, body: object) -> None:
    own = f"http://127.0.0.1:{desk.port}"
    for what in ("proof", "check", "take", "keep"):
        assert desk.ask("POST", f"/{desk.token}/{what}", body, origin=own, **FORM)[0] == 400


@pytest.mark.parametrize(
    ("product", "wishes"),
    [
        ("handbook", {"style": "../../etc/passwd"}),
        ("handbook", {"style": "/etc/passwd"}),
        ("handbook", {"out": "/tmp/x.pdf"}),
        ("handbook", {"paper": "a0"}),
        ("calendar", {"start": "2026-02-30"}),
        ("calendar", {"start": "today; rm -rf ~"}),
        ("calendar", {"on": "-5"}),
        ("card", {"copies": "many"}),
        ("card", {"nudge": "1"}),
        ("card", {"sheet": "<script>alert(1)</script>"}),
    ],
)
def test_a_wish_that_cannot_be_met_is_a_problem_at_its_place(
    desk: Desk, product: str, wishes: dict[str, str]
) -> None:
    for what in ("proof", "check"):
        answer = desk.post(what, product=product, wishes=wishes)
        assert "proof" not in answer and answer["errors"] >= 1
        assert not any(one["code"].startswith("BUG") for one in answer["problems"])


def test_what_a_book_says_is_text_and_never_markup(desk: Desk) -> None:
    name = '</title><script>alert(1)</script>"'
    desk.write("handbook.yaml", "  title: Lumarel", f"  title: {json.dumps(name)}")
    assert json.loads(desk.get("facts")[1])["title"] == name
    assert b"alert(1)" not in desk.get()[1]


def test_hostile_folder_names_are_quoted(tmp_path: Path) -> None:
    from handbook.press.wishes import command

    made = command(
        Path("a; rm -rf ~/$(x) 'b'"), "calendar", {"start": "2026-03-02", "nudge": "", "layout": "--from=/x"}
    )
    import shlex

    assert shlex.split(made) == [
        "handbook", "calendar", "a; rm -rf ~/$(x) 'b'", "--start", "2026-03-02", "--layout=--from=/x",
    ]  # fmt: skip


def test_two_desks_do_not_know_each_other_and_one_ends_without_the_other(desk: Desk, tmp_path: Path) -> None:
    with opened(tmp_path) as other:
        assert (other.port, other.token) != (desk.port, desk.token)
        assert other.ask("GET", f"/{desk.token}/")[0] == 404
        desk.post("proof", product="card")
        assert other.get("picture/1.jpg")[0] == 404
        assert desk.post("proof", product="card")["proof"] and other.post("proof", product="card")["proof"]
        assert other.post("end") == {"ended": True}
        assert other.process.wait(20) == 0
    assert desk.get()[0] == 200


def test_a_port_that_is_taken_is_a_problem(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    from handbook.cli import main

    assert main(["desk", str(desk.book), "--port", str(desk.port), "--no-browser"]) == 4
    assert "ENV-09" in capsys.readouterr().err
