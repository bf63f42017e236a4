"""Prompts made by combination: templates, words and numbers, each task different, the same ones for the same seed."""
