"""What tests and benchmarks share: servers, a browser, visitors without one, a narrow line, made-up data, questions."""
