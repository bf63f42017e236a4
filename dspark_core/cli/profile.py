"""``profile``: what a pass costs by its width on this machine, how long drafts take, how fast memory is; stored."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dspark_core.cli.options import add_pair_options, load_request, read_text_file
from dspark_core.errors import InvalidRequestError

if TYPE_CHECKING:
    from dspark_core.evaluation.profile import Profile
    from dspark_core.loaded_pair import LoadedPair


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("profile", help="the measured cost of a target pass by its width; stored")
    add_pair_options(parser)
    parser.add_argument("--again", action="store_true", help="measure although there is a stored profile")
    parser.add_argument("--perplexity", type=Path, metavar="FILE", help="of this text instead, to compare precisions")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.evaluation.measure_profile import key_of_files, measure_profile, read
    from dspark_core.evaluation.profile import store_profile, stored_profile
    from dspark_core.loading import open_pair

    files = open_pair(load_request(args), None)
    if args.perplexity is not None:
        return _perplexity(args, read(files))
    profile = stored_profile(key_of_files(files))
    drafter = files.drafter_name
    if args.again or profile is None or not (drafter == "none" or profile.draft_of(drafter)):
        profile = measure_profile(read(files), profile, progress=_say)
        store_profile(profile)
    if args.json:
        print(json.dumps(profile.document()))
    else:
        _print_profile(profile)
    return 0


def _perplexity(args: argparse.Namespace, pair: "LoadedPair") -> int:
    from dspark_core.evaluation.perplexity import perplexity

    text = read_text_file(args.perplexity)
    if pair.tokenizer is None:
        raise InvalidRequestError("This target has no tokenizer.", "A perplexity needs one.")
    value, tokens = perplexity(pair.target, pair.tokenizer(text, add_special_tokens=False)["input_ids"])
    info = pair.info
    report = {
        "precision": info.precision,
        "kv_precision": info.kv_precision,
        "head_precision": info.head_precision,
        "perplexity": value,
        "tokens": tokens,
    }
    if args.json:
        print(json.dumps(report))
    else:
        print(
            f"{info.target} in {info.precision}, keys and values in {info.kv_precision}, embedding and head in "
            f"{info.head_precision}: perplexity {value:.3f} over {tokens:,} tokens"
        )
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print_profile(profile: "Profile") -> None:
    key, lengths = profile.key, sorted({cost.cache_length for cost in profile.widths})
    print(
        f"{key.device}, {key.target} in {key.precision}, keys and values in {key.kv_precision}, "
        f"embedding and head in {key.head_precision}, threads: {key.threads}; measured {ago(profile.age_s)}"
    )
    print("Milliseconds of a target pass, median (least to most), by its rows and the tokens cached before:")
    print(f"{'rows':>4}" + "".join(f"{length:>27,}" for length in lengths))
    costs = {(cost.cache_length, cost.rows): cost for cost in profile.widths}
    for rows in sorted({cost.rows for cost in profile.widths}):
        line = f"{rows:>4}"
        for cost in (costs[length, rows] for length in lengths):
            spread = f"({cost.min_s * 1e3:.1f} to {cost.max_s * 1e3:.1f})"
            line += f"{cost.median_s * 1e3:>9.1f} {spread:<17}"
        print(line.rstrip())
    for draft in profile.draft:
        print(
            f"{draft.drafter} drafts {draft.drafts} tokens after {draft.cache_length:,} in "
            f"{draft.median_s * 1e3:.2f} ms ({draft.min_s * 1e3:.2f} to {draft.max_s * 1e3:.2f})"
        )
    reads = (
        f"One row reads {profile.weight_bytes / 1e6:,.0f} MB of weights at {profile.bytes_per_s_at_1 / 1e9:.1f} GB/s"
    )
    peak = profile.read_bytes_per_s
    most = f" of at most {peak / 1e9:.1f} ({profile.bytes_per_s_at_1 / peak:.0%})" if peak else ""
    print(f"{reads}{most}.")


def ago(seconds: float) -> str:
    """An age in words: its largest whole unit."""
    for unit, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        count = int(seconds // unit)
        if count:
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
