"""Lists that move while they are read: what a page did not show is not believed gone."""

from ingest.sandbox import FaultKind
from tests.ingest.faults.conftest import MOVED, Scene


def test_nothing_in_the_middle_of_a_pull_keeps_what_was_read(paged: Scene) -> None:
    paged.arm(FaultKind.NO_CONTENT, after=1)

    assert paged.pull().status == "partial"
    paged.assert_put_right()


def test_a_page_that_comes_again_hides_none(paged: Scene) -> None:
    paged.arm(FaultKind.REPEATED_PAGE, after=1)

    paged.pull()
    paged.assert_put_right()


def test_a_partner_that_always_gives_the_same_page_is_not_believed(paged: Scene) -> None:
    paged.arm(FaultKind.REPEATED_PAGE, after=1, times=99)

    assert paged.pull().status == "partial"
    paged.assert_put_right()


def test_records_that_enter_while_the_list_is_read_push_none_out(paged: Scene) -> None:
    paged.pull_while(lambda: paged.shelf.add(MOVED))
    paged.assert_put_right()


def test_records_that_leave_while_the_list_is_read_take_none_with_them(paged: Scene) -> None:
    paged.pull_while(lambda: paged.shelf.withdraw(MOVED))
    paged.assert_put_right()


def test_records_that_leave_and_enter_at_once_hide_no_others(paged: Scene) -> None:
    paged.pull_while(lambda: (paged.shelf.withdraw(MOVED), paged.shelf.add(MOVED)))
    paged.assert_put_right()


def test_a_list_that_shrinks_at_every_page_is_not_believed(paged: Scene) -> None:
    report = paged.pull_while(*[lambda: paged.shelf.withdraw(1)] * 20)

    assert (report.status, report.applied.retired) == ("partial", 0)
    paged.assert_put_right()


def test_a_record_that_is_listed_twice_is_there_once(scene: Scene) -> None:
    scene.shelf.repeat(20)

    assert scene.pull().status == "complete"
    assert scene.pull().applied.unchanged == len(scene.today)
