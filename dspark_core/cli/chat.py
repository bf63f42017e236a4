"""``chat``: a conversation on the terminal, the way without a display."""

import argparse
import os
import signal
import sys
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.cli.generate import stats_line, tell_failure
from dspark_core.cli.options import (
    add_pair_options,
    add_sampling_options,
    load_engine,
    load_into,
    printable,
    sampling_params,
)
from dspark_core.errors import EngineError
from dspark_core.events import DrafterFailed, FirstToken, GenerationFinished, RoundFinished, Token
from dspark_core.requests import GenerationRequest, LoadRequest, Message

HELP = """/new             start a new chat
/drafter NAME    change the drafter (none, lookup, dspark:FOLDER, eagle3:FOLDER, small:FOLDER, self:8)
/colors          switch token colours on or off: blue accepted draft, yellow correction, green bonus
/help            this list
/quit            leave (or Ctrl+D); Ctrl+C stops an answer"""
ANSI = {"accepted": "\x1b[34;4m", "correction": "\x1b[33m", "bonus": "\x1b[32m"}


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("chat", help="chat on the terminal")
    add_pair_options(parser)
    add_sampling_options(parser, max_new_tokens=1024)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    engine, info = load_engine(args)
    print(f"{info.target} · {info.precision} · drafter {info.drafter} · {info.device_name}")
    print("Type a message, /help for commands.")
    colors = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    messages: list[Message] = []
    while True:
        try:
            line = input("\nyou> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return 0
        command, _, argument = line.partition(" ")
        if not line:
            continue
        if command == "/quit":
            return 0
        if command == "/new":
            messages.clear()
            print("A new chat.")
        elif command == "/colors":
            colors = not colors
        elif command == "/drafter":
            _change_drafter(engine, args, argument.strip())
        elif command.startswith("/"):
            print(HELP)
        else:
            messages.append(Message("user", line))
            try:
                messages.append(_answer(engine, args, tuple(messages), colors))
            except EngineError as error:
                messages.pop()  # the conversation goes on from where it was
                print(f"error: {error}", file=sys.stderr)


def _answer(engine: Any, args: argparse.Namespace, messages: tuple[Message, ...], colors: bool) -> Message:
    cancel = CancelToken()
    previous = signal.signal(signal.SIGINT, lambda *_: cancel.cancel())
    request = GenerationRequest(
        messages=messages,
        sampling=sampling_params(args),
        max_new_tokens=args.max_new_tokens,
        seed=args.seed,
        stop=tuple(args.stop),
        min_new_tokens=args.min_new_tokens,
        exact=args.exact,
        schedule=args.schedule,
    )
    finished = None
    try:
        for event in engine.generate(request, cancel):
            if isinstance(event, FirstToken):
                _show((event.token,), colors)
            elif isinstance(event, RoundFinished):
                _show(event.tokens, colors)
            elif isinstance(event, DrafterFailed):
                tell_failure(event)
            elif isinstance(event, GenerationFinished):
                finished = event
    finally:
        signal.signal(signal.SIGINT, previous)
    assert finished is not None  # a request that raised nothing ends with GenerationFinished
    print(f"\n[{stats_line(finished.stats)}]")
    return Message("assistant", finished.text, finished.token_ids)


def _show(tokens: tuple[Token, ...], colors: bool) -> None:
    for token in tokens:
        color = ANSI.get(token.kind, "") if colors else ""
        text = printable(token.text)
        print(f"{color}{text}\x1b[0m" if color else text, end="", flush=True)


def _change_drafter(engine: Any, args: argparse.Namespace, name: str) -> None:
    from dspark_core.cli.options import load_request

    try:
        request: LoadRequest = load_request(args, drafter=name or "none")
        print(f"Drafter {load_into(engine, request).drafter}.")
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
