"""The JSON form: whole, strict, the same every time, and every quote found in its source."""

import dataclasses
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from coverstory import model
from coverstory.model import Period
from coverstory.publishing import to_json

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "assessment.schema.json"


@pytest.fixture(scope="module")
def schema():
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def written(assessment):
    return json.loads(to_json(assessment))


def checked(schema):
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_the_schema_is_sound_and_the_json_fits_it(schema, written):
    jsonschema.Draft202012Validator.check_schema(schema)
    wrong = [f"{each.json_path}: {each.message}" for each in checked(schema).iter_errors(written)]
    assert not wrong


def objects(schema):
    """Give every object shape in the schema with the place it stands at."""
    waiting = [("$", schema)]
    while waiting:
        place, shape = waiting.pop()
        if isinstance(shape, dict):
            if shape.get("type") == "object":
                yield place, shape
            waiting += [(f"{place}.{key}", value) for key, value in shape.items()]
        elif isinstance(shape, list):
            waiting += [(place, value) for value in shape]


def test_the_schema_is_strict_everywhere(schema):
    for place, shape in objects(schema):
        if "properties" in shape:
            assert shape["additionalProperties"] is False, place
            assert sorted(shape["required"]) == sorted(shape["properties"]), place
        else:
            assert place.endswith(".details"), place  # the one open table of an event


def test_the_schema_refuses_what_is_not_promised(schema, written):
    for change in ({"extra": 1}, {"as_of": "2019-02-30"}, {"claims": [{}]}):
        assert list(checked(schema).iter_errors({**written, **change})), change


@pytest.mark.parametrize(
    ("name", "shape", "left_out"),
    [
        ("Claim", "claim", {"span"}),
        ("Document", "document", {"clean", "text_map", "blocks"}),
        ("Event", "event", {"when"}),
        ("Period", "period", set()),
        ("Arrangement", "arrangement", set()),
        ("Finding", "finding", set()),
        ("LawRow", "law", set()),
        ("StepResult", "step", set()),
        ("RivalResult", "rival", set()),
        ("Reading", "reading", set()),
    ],
)
def test_no_field_of_the_model_is_lost(schema, name, shape, left_out):
    fields = {field.name for field in dataclasses.fields(getattr(model, name))}
    assert fields - left_out <= set(schema["$defs"][shape]["properties"])


def test_no_field_of_an_assessment_is_lost(schema):
    fields = {field.name for field in dataclasses.fields(model.Assessment)}
    assert fields <= set(schema["properties"])


def test_every_quote_and_every_furniture_stands_where_it_is_said_to(written):
    texts = {document["id"]: document["text"] for document in written["documents"]}
    for claim in written["claims"]:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]
    for document in written["documents"]:
        for block in document["furniture"]:
            assert document["text"][block["start"] : block["end"]] == block["words"]
    kinds = [block["kind"] for block in written["documents"][0]["furniture"]]
    assert kinds == ["caption", "comment notice"]


def test_offsets_lead_to_the_original_and_not_to_the_clean_text(assessment, case):
    original = "<p>They  left</p><aside>Photo</aside>"
    pieces = (
        model.Piece(0, 4, 3, 7),
        model.Piece(4, 5, 7, 9),
        model.Piece(5, 9, 9, 13),
        model.Piece(9, 10, 13, 24),
        model.Piece(10, 15, 24, 29),
    )
    block = model.Block(model.BlockKind.CAPTION, 10, 15, "a caption")
    page = replace(
        case.DOCUMENTS[0],
        text=original,
        clean="They left\nPhoto",
        text_map=model.TextMap(pieces),
        blocks=(block,),
    )
    changed = replace(assessment, documents=(page,), claims=())
    (document,) = json.loads(to_json(changed))["documents"]
    assert document["furniture"] == [
        {"kind": "caption", "why": "a caption", "start": 24, "end": 29, "words": "Photo"}
    ]


def test_answers_and_states_are_words_and_dates_are_iso(written):
    law = written["findings"][0]["law"][0]
    assert law["in_force"] == "yes"
    assert law["letter"]["answer"] == "cannot tell"
    assert (law["due"], law["days_left"], law["overdue"]) == ("2019-12-22", 268, False)
    assert law["reports_due"][0] == {"what": "mid-term report", "day": "2019-03-22"}
    assert written["findings"][1]["likelihood"]["percent"] is None
    assert written["claims"][0]["period"]["edtf"] == "../2018-12-31"


def test_steps_lead_to_claims(written):
    steps = {step["name"]: step for step in written["findings"][0]["steps"]}
    assert steps["returned"]["claims"] == ["c-02", "c-09"]


def test_order_of_arrival_does_not_change_the_bytes(assessment):
    turned = replace(
        assessment,
        documents=assessment.documents[::-1],
        claims=assessment.claims[::-1],
        events=assessment.events[::-1],
        readings=assessment.readings[::-1],
        programs=assessment.programs[::-1],
    )
    assert to_json(turned) == to_json(assessment)


def test_what_a_terminal_might_obey_is_escaped_and_comes_back_unchanged(assessment):
    words = "\x1b[2J\x9b2J\u202e\ud800 ok"
    text = to_json(replace(assessment, context=(words,)))
    assert not set(text) & set("\x1b\x9b\u202e\ud800")
    text.encode("utf-8")
    assert json.loads(text)["context"] == [words]


def test_an_empty_assessment_fits_the_schema(schema):
    empty = model.Assessment(model.CaseInfo("none", ""), date(2019, 3, 29), (), (), (), (), (), ())
    assert not list(checked(schema).iter_errors(json.loads(to_json(empty))))


def test_an_unknown_date_is_null(assessment):
    document = replace(assessment.documents[0], published=Period())
    changed = replace(assessment, documents=(document,), claims=())
    assert json.loads(to_json(changed))["documents"][0]["published"] is None
