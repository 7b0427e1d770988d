// The Markdown part.
