"""The schedule is plain Python and knows the contract's words by itself; they are the vocabulary's."""

from organisations import vocabulary
from organisations.schedule import rule


def test_the_schedule_and_the_vocabulary_use_the_same_words():
    assert list(rule.FREQUENCIES) == vocabulary.Frequency.values
    assert [*rule.PARITIES, *rule.PLACES_IN_MONTH] == vocabulary.Which.values
    assert list(rule.WEEKDAYS) == vocabulary.Weekday.values
    assert list(rule.KINDS) == vocabulary.MeetingKind.values
