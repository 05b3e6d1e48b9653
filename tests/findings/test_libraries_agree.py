"""Schemes name obligations and host rules that the law library has."""

import pytest

from coverstory.law import host_rules, obligations
from coverstory.schemes import load_library

OBLIGATIONS = {obligation.id for obligation in obligations()}
HOST_RULES = {rule.id for rule in host_rules()}


@pytest.mark.parametrize("scheme", load_library(), ids=lambda scheme: scheme.id)
def test_every_obligation_and_host_rule_a_scheme_names_exists(scheme):
    assert set(scheme.obligations) <= OBLIGATIONS
    named = {sign.holds_while for sign in scheme.indicators}
    named |= {sign.not_while for sign in scheme.indicators}
    assert named - {""} <= HOST_RULES
