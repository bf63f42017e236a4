"""One conversation's own choices: how it is answered, what is attached, and how much of its context is used."""
