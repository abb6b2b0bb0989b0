"""One module or package per service; `registry` lists them, `rows` holds what they deliver."""
