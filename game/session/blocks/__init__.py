"""What is told, made once, for every renderer."""
