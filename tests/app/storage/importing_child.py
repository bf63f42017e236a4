"""Imports conversations into the file named on the command line, or brings that file to the newest version, until it
is killed. Started by test_kill.py."""

import sys
from itertools import count

from app.exchange.records import ExchangedConversation, ExchangedMessage
from app.storage import exchange
from app.storage.database import Database

MESSAGES = 20


def tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def conversation(number: int) -> ExchangedConversation:
    messages = tuple(
        ExchangedMessage(
            str(place), str(place - 1) if place else None, "assistant" if place % 2 else "user", f"text {place} " * 40
        )
        for place in range(MESSAGES)
    )
    return ExchangedConversation(f"x:{number}", f"number {number}", messages, str(MESSAGES - 1))


def main() -> None:
    tell("begins")
    database = Database.open(sys.argv[1])
    if sys.argv[2] == "migrate":
        tell("done")
        return
    ids = [count(first).__next__ for first in (*database.next_ids(), database.next_folder_id())]
    for number in count():
        exchange.write(database, conversation(number), *ids)
        tell(number + 1)


main()
