"""What a finished mind can do, measured: answers, heads, and what one nudge can change."""
