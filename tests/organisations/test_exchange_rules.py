"""The rules asked in Python answer as the database does."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisations import vocabulary as words
from organisations.exchange.rules import UnknownLookupError, broken_rules, fields_of, holds, keeps
from organisations.models import Listing, Meeting

pytestmark = pytest.mark.django_db
exhaustive = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def any_of(values):
    return st.none() | st.sampled_from([*values, "tull"])


def some_of(values):
    return st.lists(st.sampled_from([*values, "tull"]), max_size=2)


days = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3))
loose_listings = st.builds(
    Listing,
    audience=some_of(words.Audience.values),
    relations=some_of(words.Relation.values),
    access=st.sampled_from([*words.Access.values, ""]),
    composition=st.sampled_from([*words.Composition.values, ""]),
    run_by=any_of(words.RunBy.values),
    forms=some_of(words.Form.values),
    intake=st.sampled_from([*words.Intake.values, ""]),
    intake_starts_on=days,
    age_from=st.none() | st.integers(0, 200),
    age_to=st.none() | st.integers(0, 200),
    facilities=some_of(words.Facility.values),
    municipality_id=st.sampled_from([None, "5501"]),
    lat=st.none() | st.floats(50, 90),
    lon=st.none() | st.floats(-20, 40),
    pause_from=days,
    pause_until=days,
    status=st.sampled_from([*words.Status.values, ""]),
    confirmed_at=days,
)
loose_meetings = st.builds(
    Meeting,
    frequency=st.sampled_from([*words.Frequency.values, ""]),
    weekday=any_of(words.Weekday.values),
    starts_at=st.sampled_from([None, time(18), time(20)]),
    ends_at=st.sampled_from([None, time(18), time(20)]),
    which=st.sampled_from(["", *words.Which.values]),
    starts_on=days,
    ends_on=days,
    dates=st.lists(st.dates(), max_size=1),
    cancelled_dates=st.lists(st.dates(), max_size=1),
    kind=any_of(words.MeetingKind.values),
)


def check_constraints(model) -> list[CheckConstraint]:
    return [constraint for constraint in model._meta.constraints if isinstance(constraint, CheckConstraint)]


def database_allows(row, constraint) -> bool:
    try:
        constraint.validate(type(row), row)
    except ValidationError:
        return False
    return True


@exhaustive
@given(row=st.one_of(loose_listings, loose_meetings))
def test_every_rule_is_kept_in_python_exactly_when_the_database_keeps_it(row):
    rules = check_constraints(type(row))
    expected = {rule.name: database_allows(row, rule) for rule in rules}
    assert {rule.name: keeps(row, rule) for rule in rules} == expected


@pytest.mark.parametrize("model", [Listing, Meeting])
def test_no_rule_of_the_models_needs_the_database(model, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(broken_rules(model())) != []


def test_a_look_up_that_is_not_known_here_is_left_to_the_database():
    rule = CheckConstraint(condition=Q(name__startswith="A"), name="starts_with_a")
    with pytest.raises(UnknownLookupError):
        holds(rule.condition, Listing(name="B"))
    with pytest.raises(UnknownLookupError):
        holds(Q(age_from=Length(F("name"))), Listing(name="B"))
    assert [keeps(Listing(name=name), rule) for name in ("Anker", "Bru")] == [True, False]


def test_a_broken_rule_names_its_fields_and_its_sentence():
    listing = Listing(access="apen", intake="stengt", composition="heterogen", forms=["digital"])
    assert list(broken_rules(listing)) == [
        (
            ("access", "intake"),
            "En åpen gruppe tar alltid imot nye. Velg «Tar imot nye», eller si at gruppa er lukket.",
        )
    ]


def test_fields_are_named_once_in_the_order_of_the_rule():
    assert fields_of(~Q(b__in=[1]) | Q(a=None, b=2)) == ("b", "a")
