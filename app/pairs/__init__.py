"""Pairs before they run: what one would take and do, whether two models fit together, and a drafter of one's own."""
