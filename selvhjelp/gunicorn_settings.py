"""How gunicorn serves the site, in `make run` and in production (`gunicorn -c selvhjelp/gunicorn_settings.py …`)."""

import subprocess
import sys
from pathlib import Path

from gunicorn.http import message

from selvhjelp.environment import Environment
from selvhjelp.worker import end_once

BASE_DIR = Path(__file__).resolve().parent.parent
# A longer address gets gunicorn's own answer, which has no numbers on it; shorter ones get ours (middleware.py).
LONGEST_REQUEST_LINE = 65_536
# gunicorn takes no higher limit than this constant of its own.
message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE


def values() -> dict:
    """gunicorn's settings. No access log: it would name addresses; our own line names the route alone."""
    env = Environment(BASE_DIR / ".env")
    return {
        "bind": f"127.0.0.1:{env.port}",
        "workers": env.workers,
        "worker_class": "selvhjelp.worker.Worker",
        "threads": 4,
        "keepalive": 5,
        "max_requests": 100_000,
        "max_requests_jitter": 10_000,
        "graceful_timeout": 10,
        "limit_request_line": LONGEST_REQUEST_LINE,
        "post_worker_init": warm,
        "worker_exit": end_once,
        "accesslog": None,
        "loglevel": "warning",
        "logconfig_dict": {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"private": {"()": "selvhjelp.logging.PrivateFormatter"}},
            "handlers": {
                "stderr": {"class": "logging.StreamHandler", "formatter": "private"},
                "nowhere": {"class": "logging.NullHandler"},
            },
            "root": {"handlers": ["stderr"], "level": "INFO"},
            "loggers": {
                "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
                "gunicorn.access": {"handlers": ["nowhere"], "propagate": False},
            },
        },
    }


def warm(worker) -> None:
    """Read what pages need before the first visitor waits for it. Without a database the worker starts all the same."""
    from django.db import DatabaseError

    from selvhjelp import warm_up

    try:
        warm_up.fill_memory()
    except DatabaseError:
        worker.log.warning("The database does not answer yet (worker %s)", worker.pid)


def on_starting(server) -> None:
    """Stop before any worker is born when a setting or the database is not fit.

    In a process of its own: what this one had read would be old after a reload.
    """
    checked = subprocess.run([sys.executable, "-m", "selvhjelp.production"], cwd=BASE_DIR, check=False)
    if checked.returncode:
        sys.exit(checked.returncode)


# What gunicorn reads when this file is its -c.
globals().update(values())
