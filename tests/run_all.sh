#!/usr/bin/env bash
# All tests with the whole browser matrix on the embedded database, and the tests once more on a PostgreSQL 15 by
# DATABASE_URL: how a page looks in a form of the matrix does not hang on the database that it is read from.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true

run() {
  echo "== $1"
  CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v google-chrome)}" \
    "${PYTHON:-.venv/bin/python}" -m pytest -n 2 --dist loadgroup "${@:2}"
}

(unset DATABASE_URL; run "embedded database" -m "not guards" "$@")

if [ -n "${DATABASE_URL:-}" ]; then
  run "DATABASE_URL" -m "not matrix and not guards" "$@"
else
  # A PostgreSQL of the system's own, started for this run alone and taken away afterwards.
  server="$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null || true)"
  [ -n "$server" ] || { echo "PostgreSQL 15 is not installed: apt-get install postgresql-15, or set DATABASE_URL" >&2; exit 1; }
  data="$(mktemp -d)"
  owner="$([ "$(id -u)" = 0 ] && echo postgres || id -un)"
  chown "$owner" "$data"
  as() { if [ "$owner" = "$(id -un)" ]; then "$@"; else runuser -u "$owner" -- "$@"; fi; }
  as "$server/initdb" -D "$data/cluster" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  as "$server/pg_ctl" -D "$data/cluster" -w -o "-p 54399 -k $data -c fsync=off" -l "$data/log" start >/dev/null
  trap 'as "$server/pg_ctl" -D "$data/cluster" -m fast stop >/dev/null; rm -rf "$data"' EXIT
  DATABASE_URL="postgres://postgres@127.0.0.1:54399/postgres" run "PostgreSQL 15" -m "not matrix and not guards" "$@"
fi
