// The Pages part.
