"""A strategy as a picture: fact → evidence → norm or ground → motion → relief, its gaps named; the same as a table."""
