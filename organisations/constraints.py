"""Rules that the database itself keeps, each with a name and a sentence that a volunteer understands."""

from django.db.models import CheckConstraint, Q


def rule(name: str, condition: Q, message) -> CheckConstraint:
    """A named rule; the message says what is wrong and what to do."""
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def implies(premise: Q, conclusion: Q) -> Q:
    """If the premise holds, the conclusion must."""
    return ~premise | conclusion


def one_of(field: str, vocabulary) -> Q:
    """The field holds a word of the vocabulary (or nothing, where it may)."""
    return Q(**{f"{field}__in": vocabulary.values})


def all_of(field: str, vocabulary) -> Q:
    """Every element of the array field is a word of the vocabulary."""
    return Q(**{f"{field}__contained_by": vocabulary.values})
