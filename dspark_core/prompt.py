"""Messages to token ids through the model's own chat template (chat_template.py). Never our own guess."""

import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from dspark_core.chat_template import TemplateRefusalError, fill_in, prepare, try_patterns
from dspark_core.checkpoints.model_folder import read_json
from dspark_core.checkpoints.tokenizer_files import check_tokenizer_files
from dspark_core.detokenizer import REPLACEMENT
from dspark_core.errors import (
    ContextOverflowError,
    CorruptFileError,
    EngineError,
    InvalidRequestError,
    UnsupportedModelError,
)
from dspark_core.importing import IMPORTING
from dspark_core.requests import GenerationRequest, Message, SamplingParams


def load_tokenizer(folder: Path) -> Any:
    """The folder's tokenizer, without remote code. Raises CorruptFileError, UnsafeModelError, UnsupportedModelError."""
    with IMPORTING:
        from transformers import AutoTokenizer, PreTrainedTokenizerFast

    try:
        check_tokenizer_files(folder)
        prepare()  # it starts while the libraries are imported here
        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
    except EngineError:
        raise
    except BaseException as error:
        # tokenizers raises bare Exception for a broken file
        if not isinstance(error, Exception) and not _is_panic(error):
            raise
        raise CorruptFileError(
            "The tokenizer in {folder} cannot be read ({error}).",
            "Fetch the model again, or choose another folder.",
            folder=folder,
            error=str(error),
        ) from error
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise UnsupportedModelError(
            "The tokenizer in {folder} is a {kind}, which the engine does not use.",
            "Use a version of the model that has a tokenizer.json.",
            folder=folder,
            kind=type(tokenizer).__name__,
        )
    _require_patterns_that_end(folder)
    return tokenizer


def _require_patterns_that_end(folder: Path) -> None:
    """Raises CorruptFileError. Only patterns of the folder's own are tried: those of the libraries are known."""
    path = folder / "tokenizer.json"
    whole = read_json(path) if path.is_file() else {}
    parts = {name: whole.get(name) for name in ("normalizer", "pre_tokenizer")}
    if '"Regex"' not in json.dumps(parts):
        return
    if (reason := try_patterns(parts)) is not None:
        raise CorruptFileError(
            "The tokenizer in {folder} has a pattern that takes far too long on text that repeats ({reason}).",
            "Fetch the model again, or choose another folder.",
            folder=folder,
            reason=reason,
        )


def _is_panic(error: BaseException) -> bool:
    """Whether tokenizers' Rust code gave up, which is no Exception: at a pattern that tries too many ways, say."""
    return type(error).__name__ == "PanicException"


def checked_prompt(tokenizer: Any, request: GenerationRequest, vocab_size: int, context_length: int) -> list[int]:
    """The request's prompt as ids, and all of the request that can be checked before any work. Raises
    InvalidRequestError, ContextOverflowError for a prompt that leaves no room for an answer."""
    if request.max_new_tokens < 1:
        raise InvalidRequestError(
            "max_new_tokens is {max_new_tokens}.", "Ask for at least one token.", max_new_tokens=request.max_new_tokens
        )
    if "" in request.stop:
        raise InvalidRequestError("A stop string is empty.", "Leave it out, or write what the answer should end at.")
    if request.seed is not None and not -(1 << 63) <= request.seed < 1 << 64:
        raise InvalidRequestError(
            "The seed {seed} is out of range.", "Use a number of at most 64 bits.", seed=request.seed
        )
    if request.prompt_ids is not None:
        prompt = list(request.prompt_ids)
    else:
        prompt = encode_messages(tokenizer, request.messages)
    if not prompt:
        raise InvalidRequestError("The prompt is empty.", "Write something first.")
    # also what a tokenizer gives: it may be another model's
    outside = [token for token in prompt if not 0 <= token < vocab_size]
    if outside:
        raise InvalidRequestError(
            "Token id {token} is outside the vocabulary of {vocab_size}.", token=outside[0], vocab_size=vocab_size
        )
    if len(prompt) >= context_length:
        raise ContextOverflowError(
            "The prompt has {count:,} tokens, but the context holds {context_length:,} with the answer.",
            "Shorten it, or start a new chat.",
            count=len(prompt),
            context_length=context_length,
        )
    return prompt


def encode_messages(tokenizer: Any, messages: tuple[Message, ...]) -> list[int]:
    """Token ids of the whole conversation, ready for the assistant's next turn, or within it where the last message is
    the assistant's.

    Assistant turns with ``token_ids`` keep exactly these ids, so that the cached prefix of the last request is found
    again. Raises InvalidRequestError when the model has no chat template or its template refuses the conversation.
    """
    if tokenizer is None or not tokenizer.chat_template:
        raise InvalidRequestError(
            "This model has no chat template, so it cannot chat.", "Choose an instruct model, or give token ids."
        )
    if not any(message.role == "user" and message.content.strip() for message in messages):
        raise InvalidRequestError("The prompt is empty.", "Write something first.")
    begun = begun_answer(tokenizer, messages)
    messages = messages[:-1] if begun else messages
    messages = tuple(replace(message, content=whole_characters(message.content)) for message in messages)
    text = _render(tokenizer, messages)
    spliced = _splice_stored_ids(tokenizer, messages, text)
    return (spliced if spliced is not None else _tokenize(tokenizer, text)) + begun


def begun_answer(tokenizer: Any, messages: tuple[Message, ...]) -> list[int]:
    """The ids of the answer that is to be continued; none where the last message is not the assistant's.

    They are those it was written with; the ids of its text where another model wrote them.
    """
    if not messages or messages[-1].role != "assistant" or tokenizer is None:
        return []
    last = replace(messages[-1], content=whole_characters(messages[-1].content))
    return list(last.token_ids or ()) if _ids_are_text(tokenizer, last) else _tokenize(tokenizer, last.content)


def whole_characters(text: str) -> str:
    """``text`` with halves of surrogate pairs joined, or marked where they stand alone: no tokenizer takes them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def count_text(tokenizer: Any, text: str) -> int:
    """Tokens of a text that stands by itself, without what a chat template would put around it."""
    return len(_tokenize(tokenizer, whole_characters(text)))


def _render(tokenizer: Any, messages: tuple[Message, ...]) -> str:
    turns = [{"role": message.role, "content": message.content} for message in messages]
    system = [message.content.strip() for message in messages if message.role == "system"]
    rest = [turn for turn in turns if turn["role"] != "system"]
    try:
        text = fill_in(tokenizer, turns)
    except TemplateRefusalError as error:
        if system and _without(tokenizer, rest) is not None:
            raise _no_system_prompt() from error
        raise InvalidRequestError(
            "The model's chat template refused this conversation ({reason}).", "Start a new chat.", reason=error.reason
        ) from error
    left_out = any(content not in text for content in system)  # or written otherwise, as JSON say
    if left_out and _without(tokenizer, rest) == text:
        raise _no_system_prompt()
    return text


def _without(tokenizer: Any, turns: list[dict[str, str]]) -> str | None:
    """The conversation without its system prompt; None where the template refuses that too."""
    try:
        return fill_in(tokenizer, turns)
    except TemplateRefusalError:
        return None


def _no_system_prompt() -> InvalidRequestError:
    return InvalidRequestError(
        "This model's chat template has no place for a system prompt.",
        "Remove the system prompt in the settings of the conversation, or choose another model.",
    )


def _tokenize(tokenizer: Any, text: str) -> list[int]:
    try:
        ids: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
    except BaseException as error:
        if not _is_panic(error):
            raise
        raise InvalidRequestError(
            "The model's tokenizer failed at this text ({error}).",
            "Choose another model, or write it otherwise.",
            error=str(error),
        ) from error
    return ids


def _splice_stored_ids(tokenizer: Any, messages: tuple[Message, ...], text: str) -> list[int] | None:
    """Tokenise the template around the stored answers. None where the template does not use an answer as it is."""
    marks = {
        index: f"@{uuid.uuid4().hex}@" for index, message in enumerate(messages) if _ids_are_text(tokenizer, message)
    }
    if not marks:
        return None
    marked = tuple(Message(message.role, marks.get(index, message.content)) for index, message in enumerate(messages))
    rest = _render(tokenizer, marked)
    # a template that edits answers (cuts out thinking, say) would be by-passed: then its text decides
    check = rest
    for index, mark in marks.items():
        check = check.replace(mark, messages[index].content)
    if check != text or any(rest.count(mark) != 1 for mark in marks.values()):
        return None
    ids: list[int] = []
    for index, mark in marks.items():
        before, found, rest = rest.partition(mark)
        if not found:
            return None
        ids += _tokenize(tokenizer, before)
        stored = list(messages[index].token_ids or ())
        if stored and stored[-1] in tokenizer.all_special_ids:
            stored.pop()  # the template writes the end of the turn itself
        ids += stored
    return ids + _tokenize(tokenizer, rest)


def _ids_are_text(tokenizer: Any, message: Message) -> bool:
    """Whether this tokenizer reads the stored ids as the message's text: another model may have written them."""
    ids = message.token_ids
    if not ids or not all(0 <= token < len(tokenizer) for token in ids):
        return False
    text: str = tokenizer.decode(list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False)
    # bytes that are no text, and a character cut off at the end, may stand as marks in one and not in the other
    return text.replace(REPLACEMENT, "") == message.content.replace(REPLACEMENT, "")


def sampling_defaults(folder: Path) -> SamplingParams:
    """The sampling of generation_config.json; greedy where it does not ask for sampling. Raises CorruptFileError."""
    path = folder / "generation_config.json"
    config = read_json(path) if path.is_file() else {}

    def value(name: str, default: float) -> float:
        found = config.get(name)
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else default

    sampled = bool(config.get("do_sample"))
    try:
        return SamplingParams(
            temperature=value("temperature", 1.0) if sampled else 0.0,
            top_k=int(value("top_k", 50)) if sampled else 0,  # 50 is transformers' own default
            top_p=value("top_p", 1.0) if sampled else 1.0,
            min_p=value("min_p", 0.0) if sampled else 0.0,
            repetition_penalty=value("repetition_penalty", 1.0),
        ).validated()
    except (InvalidRequestError, OverflowError, ValueError) as error:
        raise CorruptFileError(
            "{path}: {error}",
            "Mend the file, or fetch the model again.",
            path=path,
            error=error.message if isinstance(error, InvalidRequestError) else str(error),
        ) from error


def stop_ids(folder: Path, config: dict[str, Any]) -> frozenset[int]:
    """End tokens: those of generation_config.json, else of config.json, else of the language model described there."""
    path = folder / "generation_config.json"
    generation = read_json(path) if path.is_file() else {}
    text = config.get("text_config")
    inner = text.get("eos_token_id") if isinstance(text, dict) else None
    value = generation.get("eos_token_id", config.get("eos_token_id", inner))
    values = value if isinstance(value, list) else [value]
    return frozenset(token for token in values if isinstance(token, int) and not isinstance(token, bool))
