"""The rules of a corpus, a file a subject: small functions that yield what breaks them."""
