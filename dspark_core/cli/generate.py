"""``generate``: one answer, as text or as one JSON document with every round."""

import argparse
import dataclasses
import json
import signal
import sys
from pathlib import Path
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.cli.options import (
    add_pair_options,
    add_sampling_options,
    load_engine,
    printable,
    read_text_file,
    sampling_params,
)
from dspark_core.errors import InvalidRequestError
from dspark_core.events import (
    DrafterFailed,
    FirstToken,
    GenerationFinished,
    ModelInfo,
    RoundFinished,
    SpeculationSwitched,
)
from dspark_core.metrics import GenerationStats
from dspark_core.requests import GenerationRequest, Message

STATS = (
    "ttft_s",
    "tpot_s",
    "tokens_per_s",
    "tau",
    "acceptance_rate",
    "rounds",
    "target_bytes_per_s",
    "draft_bytes_per_s",
    "peak_bytes_per_s",
    "output_tokens",
    "reused_tokens",
    "seed",
)


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("generate", help="answer one prompt")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--prompt", metavar="TEXT", help="a user's message")
    source.add_argument("--messages", type=Path, metavar="FILE.json", help='a list of {"role", "content"}')
    source.add_argument("--prompt-ids", metavar="5,9,12", help="token ids as they are")
    add_pair_options(parser)
    add_sampling_options(parser, max_new_tokens=512)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    request = _request(args)
    engine, info = load_engine(args)
    cancel = CancelToken()
    signal.signal(signal.SIGINT, lambda *_: cancel.cancel())
    rounds: list[RoundFinished] = []
    switches: list[SpeculationSwitched | DrafterFailed] = []
    finished = None
    for event in engine.generate(request, cancel):
        if isinstance(event, FirstToken):
            _show(args, event.token.text)
        elif isinstance(event, RoundFinished):
            rounds.append(event)
            _show(args, "".join(token.text for token in event.tokens))
        elif isinstance(event, SpeculationSwitched):
            switches.append(event)
        elif isinstance(event, DrafterFailed):
            switches.append(event)
            tell_failure(event)
        elif isinstance(event, GenerationFinished):
            finished = event
    assert finished is not None  # a request that raised nothing ends with GenerationFinished
    if args.json:
        print(json.dumps(_document(info, rounds, switches, finished, args)))
    else:
        print()
        print(stats_line(finished.stats), file=sys.stderr)
    return 130 if finished.reason == "cancelled" else 0


def _show(args: argparse.Namespace, text: str) -> None:
    if not args.json:
        print(printable(text) if sys.stdout.isatty() else text, end="", flush=True)


def tell_failure(event: DrafterFailed) -> None:
    """On stderr, where what the answer has so far ends in the midst of a line perhaps."""
    words = f"warning: {event.message} The answer goes on without drafts. {event.hint}"
    print(f"\n{printable(words)}", file=sys.stderr, flush=True)


def stats_line(stats: GenerationStats) -> str:
    """One line of figures for people; what cannot be known is a dash."""

    def number(value: float | None, form: str) -> str:
        return "–" if value is None else format(value, form)

    return (
        f"{stats.output_tokens} tokens · {number(stats.tokens_per_s, '.1f')} tok/s · "
        f"first {number(stats.ttft_s, '.2f')} s · tau {number(stats.tau, '.2f')} · "
        f"accepted {stats.accepted} of {stats.proposed} drafts"
    )


def _request(args: argparse.Namespace) -> GenerationRequest:
    messages: tuple[Message, ...] = ()
    prompt_ids = None
    if args.prompt is not None:
        if not args.prompt.strip():
            raise InvalidRequestError("The prompt is empty.", "Write something first.")
        messages = (Message("user", args.prompt),)
    elif args.messages is not None:
        messages = _read_messages(args.messages)
    else:
        try:
            prompt_ids = tuple(int(part) for part in args.prompt_ids.split(","))
        except ValueError as error:
            raise InvalidRequestError(
                f"--prompt-ids {args.prompt_ids!r} is not a list of numbers.", "Write it like 5,9,12."
            ) from error
    return GenerationRequest(
        messages=messages,
        prompt_ids=prompt_ids,
        sampling=sampling_params(args),
        max_new_tokens=args.max_new_tokens,
        seed=args.seed,
        stop=tuple(args.stop),
        min_new_tokens=args.min_new_tokens,
        exact=args.exact,
        schedule=args.schedule,
    )


def _read_messages(path: Path) -> tuple[Message, ...]:
    try:
        rows = json.loads(read_text_file(path))
        messages = tuple(Message(row["role"], row["content"]) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidRequestError(
            f"{path} is not a list of messages.", 'Write it like [{"role": "user", "content": "Hello"}].'
        ) from error
    if not all(m.role in ("system", "user", "assistant") and isinstance(m.content, str) for m in messages):
        raise InvalidRequestError(f"{path}: a role is system, user or assistant, and content is text.")
    return messages


def _document(
    info: ModelInfo,
    rounds: list[RoundFinished],
    switches: list[SpeculationSwitched | DrafterFailed],
    finished: GenerationFinished,
    args: argparse.Namespace,
) -> dict[str, Any]:
    from dspark_core.target.exact import DECODE_ROWS  # imports torch

    stats = dataclasses.asdict(finished.stats)
    return {
        "text": finished.text if info.has_tokenizer else None,
        "token_ids": finished.token_ids,
        "prompt_tokens": finished.stats.prompt_tokens,
        "finish_reason": finished.reason,
        "rounds": [
            {
                "anchor_position": event.anchor_position,
                "anchor": event.anchor,
                "drafts": event.drafts,
                "proposed": event.proposed,
                "accepted": event.accepted,
                "closing": event.closing,
                "confidence": event.confidence,
                "seconds": event.seconds,
            }
            for event in rounds
        ],
        "stats": {name: stats[name] for name in STATS},
        "effective": {
            "target": info.target,
            "precision": info.precision,
            "kv_precision": info.kv_precision,
            "head_precision": info.head_precision,
            "drafter": info.drafter,
            "device": info.device,
            "exact": args.exact,
            "schedule": args.schedule,
            "widths": sorted({DECODE_ROWS if args.exact else event.proposed + 1 for event in rounds}),
            "speculation": _speculation(info, switches),
        },
    }


def _speculation(info: ModelInfo, switches: list[SpeculationSwitched | DrafterFailed]) -> str:
    """Whether the answer ended with drafts, and why not."""
    if info.drafter == "none":
        return "off: the drafter none proposes nothing"
    failed = next((event for event in switches if isinstance(event, DrafterFailed)), None)
    if failed is not None:
        return f"off: {failed.message}"
    last = next((event for event in reversed(switches) if isinstance(event, SpeculationSwitched)), None)
    if last is not None and not last.on:
        drafted, plain = last.draft_s_per_token * 1e3, last.plain_s_per_token * 1e3
        return f"off: rounds with drafts took {drafted:.1f} ms a token, plain steps {plain:.1f} ms"
    return "on"
