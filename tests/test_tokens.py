"""What is never a count."""

import pytest

from keyfigures.lexicon import lexicon


@pytest.mark.parametrize("text", [
    "2024-12-05", "5/12/2024", "05.12.2024", "12:30", "2024-12", "+31 20 123 4567", "0612345678", "555-123-4567", "1.2.3", "3707-69-55",
    "111_01_026", "192.168.1.2", "https://example.org/2024/300", "www.example.org/12", "a.b@example.org",
])
def test_shapes_that_are_never_a_count(text):
    assert [(item.kind, item.key) for item in lexicon("en").items(text)] == [("shape", text)]


@pytest.mark.parametrize("text", ["1.000.000.001", "300.000", "1,234,567", "2024", "12-15", "1200-1500"])
def test_shapes_that_may_be_a_count(text):
    assert "shape" not in {item.kind for item in lexicon("nl").items(text)}
