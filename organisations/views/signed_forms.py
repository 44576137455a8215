"""What the two public forms share: no cookie, no cache, nothing that points back."""

from django.utils.cache import patch_cache_control


def keep_out_of_caches(response):
    """The page is for one reader and one time: kept nowhere, found by no search engine."""
    patch_cache_control(response, no_store=True, private=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def error_summary(*forms) -> list[dict[str, str]]:
    """The errors of forms as `components/_error_summary.html` takes them."""
    return [
        {"text": error, "field": _first_control(form[name]) if name in form.fields else ""}
        for form in forms
        for name, errors in form.errors.items()
        for error in errors
    ]


def _first_control(field) -> str:
    """The id of what one fills in; of a set of choices the first."""
    return field.subwidgets[0].id_for_label if field.use_fieldset else field.id_for_label
