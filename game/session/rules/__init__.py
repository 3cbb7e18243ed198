"""The rules of play as a pure state machine."""
