#!/usr/bin/env bash
# Every text of the templates and the code stands in every catalogue, translated, and the compiled catalogues are those
# of the sources. Needs gettext; with CI=true its absence is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-.venv/bin/python}"
if ! command -v xgettext >/dev/null; then
  echo "HOPPET OVER: gettext mangler (apt-get install gettext)."
  [ "${CI:-}" = true ] && exit 1 || exit 0
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
cp -r manage.py pyproject.toml groups organisations selvhjelp templates locale fixtures "$scratch"
languages="$(cd locale && ls)"
python="$(realpath -s "$python")"
for language in $languages; do
  committed="locale/$language/LC_MESSAGES/django"
  (cd "$scratch" && DATABASE_URL=postgres://nobody@127.0.0.1:1/none "$python" manage.py makemessages -l "$language" --no-obsolete --no-location -v 0)
  if [ "$language" != nb ] && ! msgcmp "$committed.po" "$scratch/$committed.po"; then
    echo "The catalogue $language lacks texts: run make messages, and translate what is new." >&2
    exit 1
  fi
  msgfmt --check -o "$scratch/$language.mo" "$committed.po"
  cmp "$scratch/$language.mo" "$committed.mo" || { echo "Run make messages: $committed.mo is old." >&2; exit 1; }
done
