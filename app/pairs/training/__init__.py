"""A drafter of one's own, trained for the target in use by a child process, compared, then kept or discarded."""
