// The Catalogue part.
