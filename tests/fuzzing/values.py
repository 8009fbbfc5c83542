"""What a value is replaced by: what has broken programs like this one, and what an author may type by mistake."""

NASTY = (
    "", " ", "\u00a0", "~", "null", "0", "-1", "1e400", "NaN", "yes", "[]", "{}", "[[[]]]", "{a: {b: c}}",
    '"\\u200b"', '"\\u202e"', '"\\u2060"', '"\\ufe0f"', '"\\u00ad"', '"\\n"', '"\\n\\n"', '"a\\nb"',
    '"a\\n\\nb"', '"\\t"', '"\\e[31m"', '"\\0"', '"\u200b"', "'*'", "'**'", "'****'", "'* *'", "'`'", "'` `'",
    "'[](https://a.b)'", "'\\'", "'{'", "'}'", "'{}'", "'{:}'", "'{ref:}'", "'{ref:x}'", "'{see:x}'",
    "'{see: |x}'", "'{see:risk}'", "'{term:x}'", "'{term:course| }'", "'{dose:x}'", "'{dose:evening}'",
    "'{dose:evening/full}'", "'{dose:/}'", "'\\{x}'", "'{see:overview|{dose:evening}}'", "'[a](mailto:b@c.d)'",
    "'[{dose:evening}](https://a.b)'", "'**{ref:gusev2005}**'", "200 mcg", "0.5 to 1 mg", "1 per day",
    "every 3 hours", "14 days", "1 week on, 1 week off", "24:00", "08:00", "Monday", "9999-12-31", "0001-01-01",
    "2026-02-30", "2999-12-30", "300 days", "99999", "400 months", "1/2", "1½", "5 %", "100 %", "x" * 300,
    "x" * 5000, "x-" * 2000, "a@" * 1000, " 000" * 1000, "1," * 1000, "{x:y}" * 1000, "'{x:y}'",
    "200 mcg " * 500, "'" + "{ref:x}" * 500 + "'", "ß" * 400, "İ" * 50, "ǆ", "日本語 の 薬", "שלום עולם", "مرحبا",
    "😀", "👩‍👩‍👧", "e\u0301", "ﬁn", "a\u0300\u0301\u0302\u0303", "\u0301", "–", "—", "…", "...", "''''", "$",
    "$accent", "#ff0000", "'#ff0000'", "12 mm", "-3 pt", "1000 in", "0", "en-US", "de-DE", "ru-RU", "fr", "xx",
    "ar-EG", "study", "clinic", "self", "intranasal", "none", "note", "https://example.org", "mailto:a@b.c",
    "http://x", "javascript:alert(1)", "../../etc/passwd", "/dev/zero", "images/drop.png",
    "³⁰⁰ mcg", "²", "① mg", "½", "1⁄2 tablet", "3**00** mcg",
    "_300_ mcg", "'_'", "'__'", "'_a*b_c*'", "3OO mcg", "З00 mсg",
    "'{lang:ru|5 мг}'", "'{lang:xx|a}'", "&nbsp;", "<b>5 mg</b>", "5 mg # 4", "~5 mg", "`5` mg",
    "'\\_'", "1e9 mg", "1,250 mg",
    "1.250 mg", "2,5 mg", "every Monday", "1-0-1", "day 3", "40 mg for 5 days, then 20 mg for 5 days",
    "&a x", "*a", "{<<: *a}", "!!python/object/apply:os.system [ls]", "!!binary aGk=", "!!float 1", "!!set {a}",
    "!!timestamp 2026-01-01", "08:00", "1:30:00", "010", "0x10", "0b1", "1_000", ".inf", "-.inf", ".nan", "on", "off",
    "{1: 2}", "[1, [2]]", "{a: 1, a: 2}", "? a", "- a", "%TAG", "--- x", "...", "@x", "`x`", "[a", "{a", "'a", '"a',
    '"\\x85"', '"\\u2028"', '"\\ud800"', '"\\U0010ffff"', "a: b: c", "a #b", "# a", "&a [*a]",
    "|\n      first\n\n      second", ">\n      first\n      second", "|\n      1. one\n      2. two",
)  # fmt: skip

STYLES = (
    "0", "0 pt", "400 pt", "2000 pt", "6 pt", "72 pt", "1 pt", "-1", "black", "white", '"#000000"', '"#ffffff"',
    '"#777777"', "~", "$body", "$nothing", "2 * 2", "12 mm + 2 pt", "serif", "sans", "justify", "centre", "yes",
    "no", "100", "200", "900", "tabular", "recto", "new-page", "run-on", "0.12", "3", "pocket", "a7", "wallet",
    '"•"', '""', '"\\u200b"', '" "',
)  # fmt: skip
