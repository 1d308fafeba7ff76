"""Word, OpenDocument, EPUB and rich text documents."""
