"""Making a drafter for a target: prompts, the target's own answers, cached features."""
