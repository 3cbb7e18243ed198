"""Text that is not the story's: untrusted text made safe, small grammar, Markdown."""
