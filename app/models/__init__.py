"""The model manager: what there is and what is here, downloads, imports, and how the network is used for them."""
