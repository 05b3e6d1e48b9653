"""Names are compared across scripts; other words are not taken for them."""

import pytest

from coverstory.linking.credits import credits_in, outlet_name
from coverstory.linking.names import names


def first(text):
    return names(text)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khabarovsk", "Хабаровске"),
        ("Khabarovsk", "하바롭스크로"),
        ("Vladivostok", "블라디보스토크에서"),
        ("Красноярске", "크라스노야르스크에는"),
        ("Donggang", "둥강의"),
        ("Sibirtsev", "Сибирцева"),
        ("Vientiane", "비엔티안"),
    ],
)
def test_one_name_in_two_scripts(one, other):
    assert first(one).matches(first(other))
    assert first(other).matches(first(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hunchun", "공장을"), ("Минфин", "명입니다"), ("Association", "소식통은"), ("Omsk", "Tomsk")],
)
def test_other_words_are_other_names(one, other):
    assert not any(a.matches(b) for a in names(one) for b in names(other))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The men left in May, the Lusail Herald reported.", "Lusail Herald"),
        ("Об этом сообщила газета Harbin Ledger.", "Harbin Ledger"),
        ("통신사 아무르프레스가 28일 보도했다.", "아무르프레스가"),
        ("로이터에 따르면 사실이 아니다.", "Reuters"),
        ("Об этом пишет Рейтер.", "Reuters"),
    ],
)
def test_credited_outlets_are_found(text, outlet):
    assert outlet in [credit.name.words for credit in credits_in(text)]


def test_an_outlet_is_known_in_another_script():
    (credit,) = credits_in("통신사 아무르프레스가 28일 보도했다.")
    assert credit.is_of(outlet_name("Амур-Пресс"))
    assert not credit.is_of(outlet_name("Каспий-Пресс"))
