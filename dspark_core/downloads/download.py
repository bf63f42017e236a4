"""A download as the window and the command line see it: a generator of progress over a child process.

Several may run at once, each in a thread of its caller. Pause: cancel the token or close the generator; what came is
kept. Resume: the same call again, also after the program was killed. Cancel for good: ``discard`` after it ended.
"""

from collections.abc import Generator

from dspark_core.cancel import CancelToken
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.models.fetch import FetchProgress


def download(plan: DownloadPlan, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Bring ``plan`` into the store, verified, whole or not at all (``store.installed(plan.name)``).

    Raises FetchCancelledError (stopped; resumable), FetchError (network, room, rights, gated: says what to do),
    CorruptFileError (not the content of the commit), OfflineError.
    """
    raise NotImplementedError
    yield
