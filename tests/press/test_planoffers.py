"""What a form must still ask for, told from the problems of what was asked so far."""

from handbook.foundation.marks import Problem
from handbook.press.planoffers import open_in

WEEKS = Problem("SCHED-01", "it has no end", None, "say how long with --weeks")
WEIGHT = Problem("DOSE-20", "it stands on a weight", None, "say it with --weight")
REMARK = Problem("DOSE-09", "no most for one day", None, "", severity="warning")
FAULT = Problem("DOSE-03", "it ends in a zero", None, "write 1 mg")


def test_what_is_open_is_named_whatever_remarks_stand_before_it() -> None:
    assert open_in([REMARK, WEEKS, WEIGHT, WEEKS]) == ("weeks", "weight")
    assert open_in([REMARK]) == ()


def test_nothing_is_asked_where_no_answer_would_mend_it() -> None:
    assert open_in([REMARK, WEEKS, FAULT]) == open_in([FAULT, WEEKS]) == ()
