"""Words marked in a field: the page counts as Python does, whatever letters, pictures and marks stand there."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path

import playwright
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import FAMILY, WORDS

from qorgau import places
from qorgau.answers.plain_json import cleaned
from qorgau.cases.filling import Filling
from qorgau.cases.load import find_case, load_case
from qorgau.cases.words import Words

NODE = Path(playwright.__file__).parent / "driver" / "node"
QUOTES = (Path(__file__).resolve().parents[2] / "lib/qorgau/widgets/js/quotes.js").as_uri()
ASKED = f"""
import {{ pieces, quoteBetween, units }} from {json.dumps(QUOTES)};
const asked = JSON.parse(await new Promise((done) => {{
  let text = "";
  process.stdin.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done(text));
}}));
const answers = asked.map(([text, from, to]) => {{
  const quote = quoteBetween(text, units(text, from), units(text, to), "ru");
  return [quote, quote && pieces(text, [{{ n: 1, ...quote }}])];
}});
console.log(JSON.stringify(answers));
"""
LETTERS = st.sampled_from(
    [*"aя қ\u00a0.", "\u0306", "\u0301", "\ufe0f", "\u200d", "😀", "⚖", "👩🏽", "𝄞", FAMILY]
)
TEXTS = st.lists(LETTERS | st.sampled_from(list(WORDS.values())), max_size=30).map(
    lambda parts: unicodedata.normalize("NFC", "".join(parts))
)
PLACES = st.lists(st.tuples(TEXTS, st.integers(0, 60), st.integers(0, 60)), min_size=200, max_size=200)


def by_javascript(asked: list[tuple[str, int, int]]) -> list[tuple[dict[str, object] | None, object]]:
    """What the page makes of a selection between two code points of each text."""
    done = subprocess.run(
        [str(NODE), "--input-type=module", "-e", ASKED],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    found: list[tuple[dict[str, object] | None, object]] = json.loads(done.stdout)
    return found


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(PLACES)
def test_a_quote_stands_where_python_counts_it(asked: list[tuple[str, int, int]]) -> None:
    """Start and words of a quote are a slice of the entry in Python, nothing of it changes on the way into the journal,
    and the page finds it again at that very place."""
    asked = [(text, min(one, len(text)), min(two, len(text))) for text, one, two in asked]
    for (text, one, two), (quote, pieces) in zip(asked, by_javascript(asked), strict=True):
        first, last = min(one, two), max(one, two)
        if quote is None:
            assert not text[first:last].strip()
            continue
        start, exact = quote["start"], quote["exact"]
        assert isinstance(start, int)
        assert isinstance(exact, str)
        assert text[start : start + len(exact)] == exact
        assert exact == text[first:last].strip()
        assert first <= start
        assert cleaned(quote) == (quote, [])
        around = [(text[:start], []), (exact, [1]), (text[start + len(exact) :], [])]
        assert pieces == [{"text": part, "marks": marks} for part, marks in around if part]


def test_entries_are_composed_also_where_values_meet_them() -> None:
    """A value that begins with a mark of the letter before it, and one typed in two parts, are composed in the entry."""
    case = load_case(find_case("CF01", places.cases()), places.cases() / "templates")
    filling = Filling(case.moments, {"x": "\u0306 и\u0306"}, "m")
    entry, problems = filling.fill(Words(ru="и{{ x }}", en="i{{ x }}"), "f", "p")
    assert (entry.ru, problems) == ("й й", [])
