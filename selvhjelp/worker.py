"""gunicorn's worker with threads, ended at once and only once."""

import signal

from gunicorn.workers.base import Worker as BaseWorker
from gunicorn.workers.gthread import ThreadWorker

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)


def end_once(_server, _worker) -> None:
    """Signals that come while a worker is ending say nothing new; Python would let them kill it at the very end."""
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


class Worker(ThreadWorker):
    """One whose end never waits for itself.

    gunicorn's own shuts the pool of threads down where the signal has interrupted it. That takes a lock, which whatever
    was interrupted may hold: a request just being handed to a thread, or the same shutting down, begun by the signal
    before. Such a worker stands still until it is killed. Python ends the threads by itself when the process does.
    """

    def handle_quit(self, sig, frame):
        """SIGINT or SIGQUIT: end now.

        The terminal tells a worker so, and then gunicorn does; the second is let pass. To have it ignored would be too
        soon: Python complains of a signal that has come and is ignored before it is heard.
        """
        for number in ENDS:
            signal.signal(number, lambda *_: None)
        BaseWorker.handle_quit(self, sig, frame)
