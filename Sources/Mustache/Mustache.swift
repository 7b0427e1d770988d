// The Mustache part.
