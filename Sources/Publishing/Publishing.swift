// The Publishing part.
