"""A token in words, for the popup: how it came about and which drafts it replaced."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.answer import AnswerToken
from app.widgets.numbers import decimal, percent
from dspark_core.events import TokenKind


def kind_name(kind: TokenKind) -> str:
    names = {
        "accepted": QCoreApplication.translate("TokenNotes", "Accepted draft"),
        "correction": QCoreApplication.translate("TokenNotes", "Correction"),
        "bonus": QCoreApplication.translate("TokenNotes", "Bonus"),
        "plain": QCoreApplication.translate("TokenNotes", "Plain"),
    }
    return names[kind]


def kind_meaning(kind: TokenKind) -> str:
    meanings = {
        "accepted": QCoreApplication.translate("TokenNotes", "guessed by the drafter, confirmed by the target"),
        "correction": QCoreApplication.translate("TokenNotes", "written by the target in place of a rejected draft"),
        "bonus": QCoreApplication.translate("TokenNotes", "added by the target after all drafts passed"),
        "plain": QCoreApplication.translate("TokenNotes", "written by the target without a draft"),
    }
    return meanings[kind]


@dataclass(frozen=True, slots=True)
class TokenNote:
    """One entry of the popup. ``rejected`` are shown struck through; ``lines`` are further facts, one a line."""

    kind: TokenKind
    text: str
    rejected: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def visible_form(text: str) -> str:
    """Token text with its blanks and line ends made visible; cut where it is very long."""
    shown = text.replace("\n", "⏎").replace("\t", "⇥").replace(" ", "␣")
    return shown if len(shown) <= 60 else shown[:59] + "…"


def note_of(token: AnswerToken) -> TokenNote:
    return TokenNote(token.kind, token.text, token.rejected, _facts(token))


def _facts(token: AnswerToken) -> tuple[str, ...]:
    """What was known of the draft before it was checked, and why the round was cut behind it."""
    lines = []
    if token.switch is not None:
        words = (
            QCoreApplication.translate(
                "TokenNotes", "From here on with drafts again: {draft} ms a token, {plain} without"
            )
            if token.switch.on
            else QCoreApplication.translate(
                "TokenNotes", "From here on without drafts: they took {draft} ms a token, {plain} without"
            )
        )
        lines.append(words.format(draft=decimal(token.switch.draft_ms), plain=decimal(token.switch.plain_ms)))
    if token.copied:
        lines.append(
            QCoreApplication.translate("TokenNotes", "The draft was copied from further up in the text")
            if token.kind == "accepted"
            else QCoreApplication.translate("TokenNotes", "The rejected drafts were copied from further up in the text")
        )
    if token.chance is not None:
        words = (
            QCoreApplication.translate("TokenNotes", "{chance} was its chance to pass, with all before it")
            if token.kind == "accepted"
            else QCoreApplication.translate("TokenNotes", "{chance} was the chance of the first rejected draft")
        )
        lines.append(words.format(chance=percent(token.chance)))
    if token.cut is not None:
        words = QCoreApplication.translate(
            "TokenNotes", "{count} more drafts were not checked: {chance} chance to pass, worth their time from {price}"
        )
        drafts, chance, price = token.cut
        lines.append(words.format(count=drafts, chance=percent(chance), price=percent(price)))
    return tuple(lines)


def notes_of_selection(tokens: Sequence[AnswerToken], limit: int = 8) -> tuple[str, list[TokenNote]]:
    """A line that counts the tokens by kind, and the first corrections among them."""
    kinds: tuple[TokenKind, ...] = ("accepted", "correction", "bonus", "plain")
    counted = [(kind, sum(token.kind == kind for token in tokens)) for kind in kinds]
    line = ", ".join(f"{kind_name(kind)}: {count}" for kind, count in counted if count)
    return line, [note_of(token) for token in tokens if token.rejected][:limit]
