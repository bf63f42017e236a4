"""How much of a drafted block is worth verifying (DSpark paper, "Scheduler", for one request).

With lambda tokens a second in the long run, a pass that takes dt longer must give lambda * dt tokens more (Dinkelbach's
method for a ratio). A draft gives one with the chance a_k that it and all before it pass.
"""

from collections.abc import Callable, Sequence

from dspark_core.scheduling.calibration import survival


def best_length(confidence: Sequence[float], seconds: Callable[[int], float], rate: float) -> int:
    """The most worthwhile number of drafts, knowing the confidence of all of them. Only for drafts that were not
    sampled: with those the length may not depend on what was drawn. Of equals the longest: a stair is filled.

    ``seconds(rows)`` of a pass over the anchor and rows - 1 drafts; ``rate`` tokens a second in the long run.
    """
    chances = survival(confidence)
    worth = [sum(chances[:k]) - rate * seconds(k + 1) for k in range(len(chances) + 1)]
    return max(range(len(worth)), key=lambda k: (worth[k], k))


def causal_length(
    confidence: Sequence[float], usual: Sequence[float], seconds: Callable[[int], float], rate: float, horizon: int
) -> int:
    """The number of drafts, each admitted or not by what is known before it is drawn: confidence up to its own.

    ``usual[k]``: mean confidence of draft k in earlier rounds, which stands for what is not known yet (before the first
    round that of the draft in question). A draft is admitted when some longer block, up to ``horizon`` drafts, would be
    worth its time in expectation, so that a dear step is taken where cheap ones follow. Where drafts end before the
    horizon, that they do depends on what was drawn: so it is not looked at.
    """
    chance = 1.0
    for k, known in enumerate(confidence):
        chance *= known  # a_k
        now, expected, gain, best = seconds(k + 1), chance, 0.0, float("-inf")
        for last in range(k, horizon):
            expected *= 1.0 if last == k else (usual[last] if last < len(usual) else known)
            gain += expected
            best = max(best, gain - rate * (seconds(last + 2) - now))
        if best < 0.0:
            return k
    return len(confidence)
