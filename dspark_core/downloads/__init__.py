"""Getting models from a hub: what there is, what a download would take, and the transfer, which can be resumed."""
