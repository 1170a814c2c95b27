"""What the tests need: a real wiki, a demo of it, programs kept warm, and benchmarks."""
