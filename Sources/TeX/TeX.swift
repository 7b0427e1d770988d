// The TeX part.
