"""Every field of every model is declared public, internal or personal; whatever goes out reads the declaration.

A model carries an inner class `Disclosure` with three tuples of field names. A field that stands in none of them makes
the test suite fail, so that nobody can add one without deciding who may see it.
"""


def public_fields(model) -> frozenset[str]:
    """The fields of the model that anyone may see."""
    return frozenset(model.Disclosure.public)


def undeclared_fields(model) -> set[str]:
    """Fields that nobody has declared, and declared ones that do not exist. Empty when all is well."""
    declared = [*model.Disclosure.public, *model.Disclosure.internal, *model.Disclosure.personal]
    own = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}
    twice = {name for name in declared if declared.count(name) > 1}
    return (own ^ set(declared)) | twice
