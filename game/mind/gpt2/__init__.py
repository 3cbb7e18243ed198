"""GPT-2: its configuration, tensors, pass, and the reference it is held against."""
