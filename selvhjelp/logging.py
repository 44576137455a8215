"""Log lines that tell how the site is doing and nothing about who visits it."""

import logging
import traceback


class PrivateFormatter(logging.Formatter):
    """Time, level, logger, the message's fixed words, and for an exception its kind and place in the code.

    The arguments of a message are left out, and so are an exception's own words: both may hold an address, a search or
    a row of the database. A message without arguments may have them in it already (gunicorn and Django write such), so
    that none of it is written. Only our own loggers (`selvhjelp.…`), which take care, say all.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {self._words(record)}"
        if record.exc_info and record.exc_info[0]:
            line += "\n" + self._where(record.exc_info)
        return line

    def _words(self, record) -> str:
        if record.name.partition(".")[0] == "selvhjelp":
            return record.getMessage()
        return str(record.msg) if record.args else "(words left out)"

    def _where(self, exc_info) -> str:
        kind, _, trace = exc_info
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*places, f"  {kind.__module__}.{kind.__qualname__}"])
