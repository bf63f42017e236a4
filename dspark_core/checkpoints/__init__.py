"""Reading model folders. Model files are data from strangers: safetensors only, no code, everything is checked."""
