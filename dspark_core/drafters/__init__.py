"""Drafters: each guesses the next block of tokens; the target decides."""
