"""Plain text: paragraphs, wrapped lines, header fields, title; nothing furniture that is none."""

from datetime import date

import pytest

from coverstory.evidence import Custody, read_document
from coverstory.model import BlockKind, Document, FileNotUsable, Period


def read(text: str, file: str = "a.txt") -> Document:
    return read_document(text.encode(), file=file)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.clean[b.start : b.end]) for b in document.blocks]


REPORT = """Crews Return on Student Papers

site-at-dusk Crews at a building site in Omsk, Russia, in an undated photo.
Agency News

About 120 builders went home in December and came back on student visas, a resident said.

Reported by A. Reader for Valley’s Korean Service. Translated by B. Writer. Written by C. Typist.

Add your comment using the form. Valley is not responsible for the content of the postings.
"""


def test_a_report_is_told_from_its_furniture() -> None:
    assert [kind for kind, _ in shown(read(REPORT))] == [
        "title",
        "caption",
        "caption",
        "paragraph",
        "byline",
        "comment notice",
    ]


def test_every_piece_of_furniture_says_why() -> None:
    assert [b.why for b in read(REPORT).furniture()] == [
        "phrase 'caption-undated' (en)",
        "under 'site-at-dusk Crews at a building site in'",
        "phrase 'reported-by' (en)",
        "phrase 'comment-form' (en)",
    ]


def test_hands_and_publisher_are_read_from_the_byline() -> None:
    document = read(REPORT)
    assert document.title == "Crews Return on Student Papers"
    assert document.publisher == "Valley"
    assert document.byline.reported_by == ("A. Reader",)
    assert document.byline.translated_by == ("B. Writer",)
    assert document.byline.written_by == ("C. Typist",)
    assert not document.published.is_known
    assert document.language == "en"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministry declined to comment on the related charges, two officials said.",
        "Related firms told the court that they had hired nobody since the ban of 2017.",
        "Comments by the minister were reported by the state agency on Tuesday.",
        "Reported by nobody at the time, the deal came to light when a sailor talked.",
        "Photos show the men on the roof, and a photo that he showed us has them at dinner.",
        "Share of the wages that went to the handlers: nine tenths, by his own account.",
        "Advertisements for the course promised a student visa and a bed in a hostel.",
        "By the end of the year all of them had left, and new ones had come.",
        "Updated lists of the workers are kept by the handler, who shows them to nobody.",
        "Menu cards in the restaurant are printed in Korean and carry no prices at all.",
        "관련 기사를 본 대학 측은 사실이 아니라고 부인했다고 한다.",
        "사진 속 노동자들은 모두 학생이라고 소식통은 말했다.",
        "Комментарии министра вчера опубликовала газета, где он говорит о квотах.",
        "Фото рабочих он удалил, потому что боялся за них и за себя.",
    ],
)
def test_a_paragraph_that_only_uses_such_words_stays_evidence(paragraph: str) -> None:
    text = f"A Title Here\n\nThe men came back in March, he said.\n\n{paragraph}\n\nThe end came.\n"
    assert ("paragraph", paragraph) in shown(read(text))


def test_a_date_in_a_headline_does_not_make_it_a_stamp() -> None:
    document = read("They left on 3 March 2019\n\nThe men left, a resident of the town said.\n")
    assert shown(document)[0] == ("title", "They left on 3 March 2019")
    assert not document.published.is_known


@pytest.mark.parametrize(
    "title",
    [
        "Rights Group Sues Over Student Visas",
        "RIGHTS GROUP SAYS CREWS PEEL SHRIMP IN PORT",
        "CREWS RETURN TO OMSK ON STUDENT PAPERS - SOURCES",
        "Crews Leave Omsk, March 2019",
        "Embassy calls shipyard story 'a fantasy'",
        "Посольство: сварщиков в порту нет",
        "외교부 “노동자 송환 끝났다”",
    ],
)
@pytest.mark.parametrize("below", ["", "By A. Reader\n", "\nBy A. Reader\n"])
def test_a_headline_is_not_taken_for_a_nameplate(title: str, below: str) -> None:
    lead = (
        "The crews went home in December and came back in spring, a resident of the town told us."
    )
    assert shown(read(f"{title}\n{below}\n{lead}\n"))[0] == ("title", title)


def test_a_nameplate_leaves_the_title_to_the_line_below() -> None:
    lead = (
        "The crews went home in December and came back in spring, a resident of the town told us."
    )
    text = f"THE SLOW LANE - Walks and talks\n\nCrews on the quay\n\n{lead}\n"
    document = read(text)
    assert document.publisher == "SLOW LANE"
    assert document.title == "Crews on the quay"


def test_wrapped_lines_are_one_paragraph_and_one_quotation_of_the_original() -> None:
    text = (
        "A Title Here\n\n"
        "The crews went home in December, when their visas had run out, he\n"
        "said, and came back in the spring with papers of a college. They\n"
        "go there once a week.\n\n"
        "He did not know who pays them, and neither did the two others whom\n"
        "we asked in the same street on Monday evening.\n"
    )
    document = read(text)
    assert len(document.blocks) == 3
    block = document.blocks[1]
    start, end = document.text_map.to_original(block.start, block.end)
    assert document.text[start:end] == text[14 : text.index("\n\nHe")]
    assert "he said, and came back" in document.clean


def test_header_fields_are_statements_and_no_evidence() -> None:
    document = read(
        "Title: Crews return\nPublisher: Valley Radio\nPublished: 2019-03-29\n"
        "URL: https://example.org/a\nLanguage: en\n\nThe men came back, a resident told us.\n"
    )
    assert document.title == "Crews return"
    assert document.publisher == "Valley Radio"
    assert document.published == Period.on(date(2019, 3, 29), "2019-03-29")
    assert document.url == "https://example.org/a"
    assert {b.kind for b in document.furniture()} == {BlockKind.BYLINE}
    assert document.notes == (
        "publisher from a header field",
        "published from a header field",
    )


def test_the_custodian_goes_before_the_document() -> None:
    custody = Custody(
        id="Case 7",
        publisher="Archive",
        published=Period.of_year(2018),
        url="https://example.org/x",
        language="ko",
        title="As filed",
    )
    data = (
        b"Title: Other\nPublisher: Valley\nPublished: 2019-03-29\n\nThe men came back, he said.\n"
    )
    document = read_document(data, file="a.txt", custody=custody)
    assert (document.id, document.title, document.publisher) == ("case-7", "As filed", "Archive")
    assert document.published == Period.of_year(2018)
    assert (document.url, document.language) == ("https://example.org/x", "ko")


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Valley Gazette, 11 of February of 2020", "2020-02-11"),
        ("Valley Gazette | February 3, 2025", "2025-02-03"),
        ("Published: Aug. 22, 2024", "2024-08-22"),
        ("Valley Bulletin 31, October 2022", "2022-10"),
        ("두만방송 2021.11.12", "2021-11-12"),
        ("새한일보 입력 2023.06.12 09:00", "2023-06-12"),
        ("모임 / 2024년 5월 23일", "2024-05-23"),
        ("«Вести долины», 10 июля 2023 г.", "2023-07-10"),
        ("Газета «Летопись долины», № 14, апрель 2011 года", "2011-04"),
        ("Новости ведомства, 19.03.2025", "2025-03-19"),
        ("Last updated: 3 March 2025", ""),
        ("수정 2024.10.30 09:40", ""),
        ("Последнее обновление страницы: 03.02.2024", ""),
        ("Valley Gazette, 31 February 2020", ""),
    ],
)
def test_a_dated_line_dates_the_report_and_an_update_does_not(line: str, edtf: str) -> None:
    document = read(
        f"A Title Stands Here\n\n{line}\n\nThe men came back, a resident told us then.\n"
    )
    assert document.published.to_edtf() == edtf
    assert document.blocks[1].kind is BlockKind.BYLINE


@pytest.mark.parametrize(
    ("head", "publisher", "edtf"),
    [
        ("ULAN-UDE, Dec. 3, 2019 (Steppe News) - The city", "Steppe News", "2019-12-03"),
        ("SEOUL, July 12 (Valley Press) -- The city", "Valley Press", ""),
        ("[서울=계곡통신] 홍길동 기자 = 시는", "계곡통신", ""),
        ("ОМСК, 14 июля 2016 года. «Степь-Пресс». Город", "Степь-Пресс", "2016-07-14"),
        ("Omsk, 9 August 2024. The city", "", "2024-08-09"),
        ("The city - by 3 March 2019 - had", "", ""),
    ],
)
def test_a_dateline_names_agency_and_day(head: str, publisher: str, edtf: str) -> None:
    document = read(
        f"A Title Stands Here\n\n{head} has sent home nearly all of the crews, he said.\n"
    )
    assert document.publisher == publisher
    assert document.published.to_edtf() == edtf
    assert document.blocks[1].kind is BlockKind.PARAGRAPH


def test_the_date_in_an_address_is_the_last_resort() -> None:
    custody = Custody(url="https://example.org/2019/03/29/crews.html")
    document = read_document(b"They came back.", file="a.txt", custody=custody)
    assert document.published.to_edtf() == "2019-03-29"
    assert document.notes == ("published from the address",)


def test_related_stories_glued_to_the_last_paragraph_are_parted_from_it() -> None:
    document = read(
        "A Title\n\nThe ministry gave no answer to us. Read also: what an office costs in Omsk\n"
    )
    assert shown(document)[1:] == [
        ("paragraph", "The ministry gave no answer to us."),
        ("related", "Read also: what an office costs in Omsk"),
    ]


def test_lists_under_a_heading_are_furniture_to_their_end() -> None:
    document = read(
        "A Title\n\nThe men came back, he said.\n\nRELATED STORIES\n> Will they stay?\n> Foods\n\n"
        "The ministry answered on Monday that it knew of nobody.\n"
    )
    assert [kind for kind, _ in shown(document)] == [
        "title",
        "paragraph",
        "related",
        "related",
        "related",
        "paragraph",
    ]


def test_readers_comments_are_no_evidence_to_the_end() -> None:
    document = read(
        "A Title\n\nThe men came back, he said.\n\nComments (2)\n\nannreads\n"
        "I saw three hundred of them at the port, and all were on student visas.\n"
    )
    assert [kind for kind, _ in shown(document)] == [
        "title",
        "paragraph",
        "comment",
        "comment",
        "comment",
    ]


def test_a_heading_comments_counts_only_below_furniture() -> None:
    official = read("A Title\n\nThe men came back, he said.\n\nComments\n\nThe State denied it.\n")
    assert [kind for kind, _ in shown(official)][2:] == ["heading", "paragraph"]
    page = read(
        "A Title\n\nThe men came back, he said.\n\nShare this article\n\nComments\n\nI saw them.\n"
    )
    assert [kind for kind, _ in shown(page)][2:] == ["other furniture", "comment", "comment"]


def test_invisible_characters_are_noted_and_left_out_of_the_clean_text_only() -> None:
    text = "They \u202ework\u202c on stu\u00addent vi\u200bsas in Omsk."
    document = read(text)
    assert document.clean == "They work on student visas in Omsk."
    assert document.text == text
    start = document.clean.index("student")
    first, last = document.text_map.to_original(start, start + len("student visas"))
    assert text[first:last] == "stu\u00addent vi\u200bsas"
    assert document.notes == (
        (
            "4 invisible characters (zero-width, direction or control marks) in the original "
            "are left out of the clean text"
        ),
    )


@pytest.mark.parametrize(
    ("file", "known", "expected"),
    [
        ("My Report (1).txt", (), "my-report-1"),
        ("in/Отчёт №5.txt", (), "отчёт-5"),
        ("북한 보고서.txt", (), "북한-보고서"),
        ("000_ab.txt", (), "000_ab"),
        ("???.txt", (), "document"),
        ("a.txt", ("a", "a-2"), "a-3"),
    ],
)
def test_ids_are_safe_and_taken_ones_get_a_number(
    file: str, known: tuple[str, ...], expected: str
) -> None:
    document = read_document(b"They came back.", file=file, known_ids=frozenset(known))
    assert document.id == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They came back.", "en"),
        ("그들은 KBS 방송에서 돌아왔다고 말했다.", "ko"),
        ("Они вернулись в RFA.", "ru"),
        ("12 34", ""),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(("stated", "language"), [("ko", "ko"), ("ru-RU", "ru"), ("English", "en")])
def test_a_language_code_in_the_header_is_believed(stated: str, language: str) -> None:
    assert read(f"Language: {stated}\n\nThey came back, he said.\n").language == language


def test_a_log_given_as_text_is_refused() -> None:
    with pytest.raises(FileNotUsable) as raised:
        read("a\n" * 200_002)
    assert str(raised.value) == (
        "a.txt: the text has more than 200000 lines. "
        "Give a log or a table as .csv, or the report alone."
    )
