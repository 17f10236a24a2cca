"""From a quote to text that can be pasted. No Textual."""
