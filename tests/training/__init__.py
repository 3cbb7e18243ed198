"""Tests of how the embedded mind is made."""
