"""What is shown and what a key does, without Textual."""
