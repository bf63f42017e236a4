"""The first passes of a pair that was just read: they prepare kernels and memory, and show whether numbers come out.

Weights that are none themselves are refused where they are read (checkpoints/model_folder.py).
"""

from dspark_core.drafters.base import Drafter, no_numbers
from dspark_core.errors import CorruptFileError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.sequence import Sequence
from dspark_core.target.model import Target

WARM_UP_ROWS = 64
"""Of a short prompt."""
REHEARSED_ROWS = 8


def warm_up(target: Target, sequence: Sequence) -> None:
    """The first pass prepares kernels and memory: not while someone waits for the first word. What it writes to the
    cache lies behind its end. Raises CorruptFileError where it gives no numbers."""
    rows = min(WARM_UP_ROWS, target.positions)
    logits = target.forward([0] * rows, sequence.cache, logits_from=rows - 1).logits  # [1, vocab]
    Sampler(SamplingParams(), seed=0).argmaxes(logits)
    target.prepare(rows)


def rehearse(target: Target, sequence: Sequence, drafter: Drafter) -> None:
    """A first block behind a short text, of which nothing is kept. Raises CorruptFileError where it is no numbers: an
    answer shall not break off for what drafts it."""
    sampler, rows = Sampler(SamplingParams(), seed=0), min(REHEARSED_ROWS, target.positions - 1)
    *tokens, anchor = (token % target.config.vocab_size for token in range(rows + 1))  # no repetition to copy from
    if drafter.feature_layers:
        features = target.forward(tokens, sequence.cache, taps=drafter.feature_layers, logits_from=-1).features
        assert features is not None
        drafter.prefilled(features)
    drafter.begin([*tokens, anchor], sampler)
    try:
        drafter.propose(anchor, drafter.block_size, sampler)
    except CorruptFileError as error:
        raise no_numbers(drafter.name) from error
    drafter.truncate(0)
