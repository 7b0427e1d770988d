// The Search part.
