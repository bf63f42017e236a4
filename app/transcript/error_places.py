"""Errors among the messages: put where they happened, and taken back."""

from dataclasses import replace

from app.transcript.message_column import MessageColumn, Place
from app.transcript.turns import ErrorNote


def put(column: MessageColumn, message_id: int | None, note: ErrorNote) -> Place | None:
    """The place of the answer that has the error now; None where there is no such answer."""
    place = column.place_of(message_id) if message_id is not None else None
    if place is None or place.turn.role != "answer":
        return None
    place.turn.error, place.turn.streaming = note, False
    return place


def withdraw(column: MessageColumn, message_id: int) -> Place | None:
    """The place of the message without its error."""
    place = column.place_of(message_id)
    if place is not None:
        place.turn.error = None
    return place


def withdraw_actions(column: MessageColumn) -> list[Place]:
    """The places whose errors had buttons, and have none any more."""
    changed: list[Place] = []
    for place in column.places:
        error = place.turn.error
        if error is not None and error.actions:
            place.turn.error = replace(error, actions=())
            if place.turn.role == "error":
                column.unbuild(place)
            changed.append(place)
    return changed
