#!/usr/bin/env bash
# The tests. Without DATABASE_URL they run on the embedded database. A browser is found or fetched; without one the
# browser tests are skipped, which is said at the end, and with CI=true is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-.venv/bin/python}"

find_browser() {
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$candidate" ] && command -v "$candidate" && return 0
  done
  "$python" - <<'PYTHON' 2>/dev/null
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = Path(playwright.chromium.executable_path)
    print(path) if path.exists() else exit(1)
PYTHON
}

get_browser() {
  echo "Ingen nettleser funnet. Prøver å hente en …" >&2
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && return 0
  fi
  timeout 300 "$python" -m playwright install chromium >/dev/null 2>&1
}

CHROMIUM="$(find_browser)" || { get_browser; CHROMIUM="$(find_browser)" || CHROMIUM=""; }
export CHROMIUM
if [ -z "$CHROMIUM" ] && [ "${CI:-}" = true ]; then
  echo "FEIL: nettlesertestene trenger Chromium eller Chrome, og ingen er å finne." >&2
  exit 1
fi

# What reads the PDFs.
if ! command -v pdftotext >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends poppler-utils >/dev/null
fi

"$python" -m pytest -n "${WORKERS:-2}" --dist loadgroup -m "not matrix and not guards" "$@"
status=$?
if [ -z "$CHROMIUM" ]; then
  echo
  echo "HOPPET OVER: alle tester merket «browser». Installer Chromium eller Chrome, og kjør make test på nytt."
fi
if ! command -v pdftotext >/dev/null; then
  echo
  echo "HOPPET OVER: testene som leser PDF-er. Installer poppler-utils, og kjør make test på nytt."
fi
exit $status
