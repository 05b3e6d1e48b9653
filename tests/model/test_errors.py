"""Every error says where, what and what to do next, and knows its exit code."""

from coverstory.model import CommandError, FileNotUsable, Problem, Problems, Where


def test_a_place_is_written_as_people_look_for_it():
    assert str(Where("a.yaml", 4, 7, field="kind")) == "a.yaml:4:7, field kind"
    assert str(Where("r.csv", row=12)) == "r.csv, row 12"
    assert str(Where("a.txt", start=3, end=9)) == "a.txt, characters 3 to 9"


def test_an_error_reads_as_where_what_next():
    error = FileNotUsable(Where("a.txt"), "the file is empty", "Give another.")
    assert str(error) == "a.txt: the file is empty. Give another."
    assert (error.exit_code, CommandError.exit_code) == (1, 2)


def test_collected_errors_keep_their_kind_and_order():
    problems = Problems()
    problems.add(FileNotUsable(Where("a.txt"), "the file is empty", "Give another."))
    assert problems.frozen() == (
        Problem("a.txt", "the file is empty", "Give another.", "FileNotUsable"),
    )
