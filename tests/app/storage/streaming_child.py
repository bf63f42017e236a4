"""Streams an answer into the file named on the command line until it is killed. Started by test_kill.py."""

import sys
import time

from app.answer import AnswerToken, pack_tokens
from app.storage.database import Database


def main() -> None:
    database = Database.open(sys.argv[1])
    conversation = database.create_conversation("long")
    database.add_message(conversation, "user", "Count.")
    answer = database.begin_answer(conversation)
    tokens: list[AnswerToken] = []
    while True:
        tokens.append(AnswerToken(len(tokens), f"{len(tokens)} ", "accepted"))
        content = "".join(token.text for token in tokens)
        database.save_partial(answer, content, [token.id for token in tokens], pack_tokens(tokens))
        sys.stdout.write(f"{len(tokens)}\n")
        sys.stdout.flush()
        time.sleep(0.005)


main()
