"""The type of a card: every role of the style in its card type, at a size; weight tells them apart."""

from __future__ import annotations

from handbook.layout.type.setting import Setting
from handbook.style.sheet import Type


def card_setting(setting: Setting, points: float, air: float = 0.0) -> Setting:
    """The style with every role set in its card type so that running words have this size.

    `air` is space to spare between rows and facts: 1 is as much as it makes a card easier to read.
    """
    style, types, looks = setting.style, setting.style.type, setting.style.card
    scale = points / looks.text

    def sized(kind: Type, size: float = looks.text, weight: int = 400) -> Type:
        leading = size * scale * looks.leading / looks.text
        return kind._replace(
            family="sans", size=size * scale, leading=leading, weight=weight, before=0.0, after=0.0,
            optical=None, italic=False, align="left", hyphenate=False, colour=style.ink,
        )  # fmt: skip

    plain = sized(types.body)
    label = sized(types.key, looks.label, looks.strong)._replace(colour=style.accent)
    card_types = types._replace(
        h1=sized(types.h1, looks.name, looks.strong),
        h2=label._replace(leading=plain.leading, before=points * 0.6, after=points * 0.1),
        body=plain._replace(before=points * (0.22 + air * 0.4)),
        cell=plain._replace(figures="tabular"),
        cell_head=label,
        key=label._replace(leading=plain.leading),
        value=plain,
        meta=sized(types.meta, looks.label)._replace(before=points * 0.3),
        small=plain,
    )
    table = style.table._replace(
        rule=looks.rule, row_rule=0.25, pad_x=points * 0.7, pad_y=points * (0.09 + air * 0.35),
        before=points * 0.1, after=0.0,
    )  # fmt: skip
    # No page, no outer column that a wide table could take.
    return setting.with_style(style._replace(type=card_types, table=table, page=style.page._replace(side=0.0)))
