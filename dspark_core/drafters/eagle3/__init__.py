"""The EAGLE-3 drafter: one layer over token embeddings and fused features of the target drafts token by token."""
