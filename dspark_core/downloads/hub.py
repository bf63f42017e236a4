"""Asks a model hub what a repository holds. One small request; nothing is stored."""

from dspark_core.downloads.plan import RepoFacts


def look_up(repo: str, revision: str = "main") -> RepoFacts:
    """What the hub of the preferences says of ``repo`` at ``revision`` (a branch, tag or commit).

    Blocks for up to about a minute. Raises InvalidRequestError (no such form of name), OfflineError, FetchError (not
    reachable, not there, not allowed: says what to do), CorruptFileError (an answer that cannot be).
    """
    raise NotImplementedError
