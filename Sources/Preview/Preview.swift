// The Preview part.
