// The Configuration part.
