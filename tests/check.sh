#!/usr/bin/env bash
# What can be told without running the site: style, the import contract, settings fit for production, migrations,
# translations.
set -euo pipefail
cd "$(dirname "$0")/.."
bin="$(dirname "${PYTHON:-.venv/bin/python}")"

echo "== style"
"$bin/ruff" check .
"$bin/ruff" format --check .
echo "== arrows point down only"
"$bin/lint-imports"
echo "== settings for production"
env SITE_URL=https://selvhjelp.example.no ALLOWED_HOSTS=selvhjelp.example.no \
  SECRET_KEY="$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
  DATABASE_URL=postgres://nobody@127.0.0.1:1/none EMAIL_URL=smtp+tls://nobody:none@mail.example.no:587 \
  "$bin/python" manage.py check --deploy --fail-level WARNING
echo "== migrations"
"$bin/python" manage.py makemigrations --check --dry-run
echo "== translations"
tests/check_messages.sh
