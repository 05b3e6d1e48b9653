"""Register event tables: every row is read, or listed with why it was not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Kind, Period, Status, TableNotUsable
from coverstory.records import is_event_table, merge, read_register, subject_timelines

KEY = b"a key of the tests"
HEADER = "event_id,subject,kind,date,status,sector,mode,expires,employer,institution,sender\n"


def table(*rows):
    return (HEADER + "".join(row + "\n" for row in rows)).encode()


def read(*rows, key=KEY):
    return read_register(table(*rows), file="border.csv", key=key)


def test_a_row_becomes_an_event_with_empty_cells_not_recorded():
    (event,) = read("e1,P7,visa,2018-03-01,work,,,2018-12-31,,,").events
    assert (event.kind, event.status, event.sector) == (Kind.VISA, Status.WORK, None)
    assert event.when == Period.from_edtf("2018-03-01")
    assert event.details["expires"] == "2018-12-31"
    assert event.details["mode"] is None
    assert event.evidence == ("border.csv:2",)


def test_the_subjects_own_id_goes_no_further_and_the_pseudonym_changes_with_the_key():
    one = read("e1,P7,exit,2018-12-20,,,,,,,").events[0]
    other = read("e1,P7,exit,2018-12-20,,,,,,,", key=b"another key").events[0]
    assert "P7" not in repr(one)
    assert one.subject != other.subject


def test_bad_rows_are_listed_with_row_and_column_and_the_rest_go_on():
    register = read(
        "e1,P1,exit,2018-02-30,,,,,,,",
        "e2,P1,exitt,2018-02-20,,,,,,,",
        "e3,,exit,2018-02-20,,,,,,,",
        "e4,P1,exit",
        "e5,P1,exit,2018-02-20,,,,,,,",
    )
    assert [event.details["event_id"] for event in register.events] == ["e5"]
    assert register.rows == 5
    assert [problem.where for problem in register.problems] == [
        "border.csv, row 2, field date",
        "border.csv, row 3, field kind",
        "border.csv, row 4, field subject",
        "border.csv, row 5",
    ]
    assert "no day that exists" in register.problems[0].what


def test_an_unknown_column_is_named_with_the_nearest_one_and_the_others_are_read():
    data = b"subject,kind,date,employr\nP1,exit,2018-12-20,Acme\n"
    register = read_register(data, file="r.csv", key=KEY)
    assert len(register.events) == 1
    assert "Did you mean 'employer'?" in register.problems[0].next_step


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"kind,date\nexit,2018-12-20\n", "the header lacks subject"),
        (b"subject,kind,date,date\nP1,exit,2018-12-20,2018-12-20\n", "names 'date' twice"),
        (b"subject,kind,date\n", "none of its 0 rows could be read"),
        (b"", "the header lacks subject, kind, date"),
        (b"subject,kind,date\n\xff\xfe,exit,2018-12-20\n", "the table is not UTF-8 text"),
        (b'subject,kind,date\n"P1,exit,2018-12-20\n', "the table breaks off here"),
        (b"subject,kind,date\nP1,nothing,never\n", "none of its 1 rows could be read"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_why(data, what):
    with pytest.raises(TableNotUsable, match=what) as caught:
        read_register(data, file="r.csv", key=KEY)
    assert "r.csv" in str(caught.value)
    assert caught.value.next_step


def test_events_of_one_day_stand_in_the_order_of_their_ids_numbers_by_value():
    merged = merge(
        [
            read(
                "e10,P1,entry,2018-12-20,student,,,,,,",
                "e9,P1,exit,2018-12-20,,,,,,,",
                "e11,P1,exit,2018-12-19,,,,,,,",
                "e1,P1,exit,,,,,,,,",
            )
        ]
    )
    assert [event.details["event_id"] for event in merged.events] == ["e11", "e9", "e10", "e1"]


def test_a_row_repeated_under_a_new_id_counts_once_and_is_counted_as_repeated():
    merged = merge([read("e1,P1,exit,2018-12-20,,,,,,,", "e2,P1,exit,2018-12-20,,,,,,,")])
    assert (len(merged.events), merged.repeated) == (1, 1)
    assert merged.events[0].evidence == ("border.csv:2", "border.csv:3")


def test_tables_that_name_subjects_alike_give_one_timeline_a_subject():
    merged = merge(
        [read("e1,P1,exit,2018-12-20,,,,,,,"), read("e7,P1,entry,2019-02-01,student,,,,,,")]
    )
    (events,) = subject_timelines(merged.events).values()
    assert [event.kind for event in events] == [Kind.EXIT, Kind.ENTRY]
    assert merged.covered == {Kind.EXIT, Kind.ENTRY}


def test_a_table_of_published_figures_is_no_event_table():
    assert not is_event_table(b"country,purpose,measure,value,publisher\n")
    assert is_event_table(HEADER.encode())


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data):
    try:
        register = read_register(HEADER.encode() + data, file="r.csv", key=KEY)
    except TableNotUsable:
        return
    assert register.rows == len(register.events) + sum(p.left_out for p in register.problems)


@given(
    st.permutations(
        [
            "e1,P1,exit,2018-12-20,,,,,,,",
            "e2,P1,entry,2018-12-20,student,,,,,,",
            "e3,P2,exit,2018-11-02,,,,,,,",
            "e4,P1,visa,2018-01-02,work,,,2018-12-31,,,",
        ]
    )
)
def test_the_order_of_rows_in_the_file_does_not_change_the_timelines(rows):
    def lines(register):
        merged = merge([register])
        return {
            subject: [event.details["event_id"] for event in events]
            for subject, events in subject_timelines(merged.events).items()
        }

    assert lines(read(*rows)) == lines(read(*sorted(rows)))


def test_ids_of_any_length_order_rows_by_value():
    long, longer = "9" * 5000, "1" + "0" * 5000
    register = read(f"{longer},P1,exit,2018-02-20,,,,,,,", f"{long},P1,entry,2018-02-20,,,,,,,")
    assert [event.kind for event in merge([register]).events] == [Kind.ENTRY, Kind.EXIT]


def test_a_day_in_another_form_is_a_fault_and_not_taken_for_unknown():
    register = read(
        "e1,P1,visa,2018-02-20,work,,,20181220,,,",
        "e2,P1,exit,2018-W51-5,,,,,,,",
        "e3,P1,exit,2018-02-20,,,,,,,",
    )
    fields = [problem.where.rpartition(" ")[2] for problem in register.problems]
    assert fields == ["expires", "date"]


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_table_with_other_separators_is_told_so(mark, word):
    data = table("e1,P1,exit,2018-02-20,,,,,,,").replace(b",", mark.encode())
    with pytest.raises(TableNotUsable) as caught:
        read_register(data, file="r.csv", key=KEY)
    assert word in caught.value.what


def test_a_table_without_a_header_does_not_give_its_first_row_away():
    with pytest.raises(TableNotUsable) as caught:
        read_register(b"SECRET,SECRET,exit\n", file="r.csv", key=KEY)
    assert "SECRET" not in str(caught.value).upper()


def test_a_header_of_a_hundred_thousand_columns_is_refused_at_once():
    names = ",".join(f"c{n}" for n in range(100_000))
    with pytest.raises(TableNotUsable, match="columns"):
        read_register(f"subject,kind,date,{names}\n".encode(), file="r.csv", key=KEY)


def test_a_faulty_cell_is_shown_in_part():
    register = read("e1,P1,exit,2018-02-20,,,,,,,", f"e2,P1,{'w' * 900},2018-02-20,,,,,,,")
    assert len(register.problems[0].what) < 80


def test_a_country_is_a_code_of_two_letters_or_the_row_is_listed():
    header = b"subject,kind,date,country,nationality\n"
    data = header + b"P1,exit,2018-12-20,Poland,KP\nP1,exit,2018-12-21,PL,KP\n"
    register = read_register(data, file="r.csv", key=KEY)
    assert len(register.events) == 1
    assert register.problems[0].where == "r.csv, row 2, field country"
