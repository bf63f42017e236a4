"""The DSpark drafter: a block drafted in parallel from the target's features, walked by a small sequential head."""
