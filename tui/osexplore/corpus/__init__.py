"""What is known: the story, read once and asked many times. No Textual, no printing."""
