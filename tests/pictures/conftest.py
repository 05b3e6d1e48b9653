"""The case made by hand, shared by the tests of pictures and publishing."""

import pytest

from tests.pictures import hand_made_case


@pytest.fixture(scope="session")
def case():
    return hand_made_case


@pytest.fixture(scope="session")
def assessment():
    return hand_made_case.ASSESSMENT
