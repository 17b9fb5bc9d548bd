"""Texts that try to act, to hide or to cover others: the one list for all tests of what people and files may say."""

from __future__ import annotations

from collections.abc import Mapping

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Controls of direction."""
CONTROLS = "".join(map(chr, (*range(9), *range(11, 32), *range(127, 160)))) + "\u2028\u2029"
"""What a terminal obeys, a spreadsheet or a log takes for the end of a line."""
ZALGO = "Z" + "\u0301" * 200
"""One letter under two hundred marks."""
FAMILY = "👩🏽\u200d⚖️👨\u200d👩\u200d👧\u200d👦🇰🇿1️⃣"
"""Pictures of several signs each that must stay whole: a judge, a family, a flag, a keycap."""

WORDS: Mapping[str, str] = {
    "script": '</script><script>window.evil=1;alert("denrut")</script>',
    "attribute": "\"><img src=x onerror=\"window.evil=1\"><svg onload=window.evil=1>' onfocus='window.evil=1' autofocus",
    "end tags": "</textarea></title></p></li></article></style></template><h1>",
    "link": "<a href='javascript:window.evil=1'>press</a> [press](javascript:window.evil=1)",
    "frame": "<iframe srcdoc='<script>parent.evil=1</script>'></iframe><meta http-equiv=refresh content='0;url=https://example.org/x'>",
    "sheet": "<link rel=stylesheet href=https://example.org/x>",
    "style": "<style>*{display:none}</style>",
    "template": "{0} {field} %s %(name)s ${evil} <% evil %>",
    "entities": "&lt;b&gt; &amp; &#0; <!-- --> <![CDATA[ ]]>",
    "terminal markup": "[red]denrut[/red] [link=https://example.org/x]x[/link] :warning:",
    "typst": '#panic("x") $x$ *b* @ref \\ "',
    "formula": '=HYPERLINK("https://example.org/x","denrut")',
    "path": "../../etc/x\\..\\y?*:|<>",
    "emoji": FAMILY,
    "one long word": "щ" * 300,
}
"""Words that a data file may hold: they are only read."""

REFUSED: Mapping[str, str] = {
    **{f"direction U+{ord(sign):04X}": f"safe {sign}denrut" for sign in TURNING},
    **{f"control U+{ord(sign):04X}": f"safe {sign}[2J denrut" for sign in CONTROLS},
    "zero width space": "pay\u200bpal",
    "word joiner": "pay\u2060pal",
    "byte-order mark inside": "pay\ufeffpal",
    "soft hyphen": "pay\u00adpal",
    "joiner between letters": "pay\u200dpal",
    "non-joiner between letters": "pay\u200cpal",
    "joiner at the end": "👩\u200d",
    "filler": "pay\u3164pal",
    "grapheme joiner": "pay\u034fpal",
    "choice of picture after a letter": "pay\ufe0fpal",
    "old choice of shape": "pay\ufe01pal",
    "tag": "pay\U000e0070pal",
    "private use": "pay\ue000pal",
    "marks": ZALGO,
}
"""Texts that no data file may hold: they hide, turn, cover, or give orders."""

EVIL = " ".join((*WORDS.values(), "denrut", *(f"{sign}denrut" for sign in TURNING), ZALGO))
"""All of it that a browser, a file of answers and a person's name can carry."""
FILED = " ".join(
    ("denrut", *(text for text in WORDS.values() if not any(sign in text for sign in ("{", "}", "[[", "]]"))))
)
"""All of it that a text of a case may hold (braces and double brackets are placeholders there)."""
LONG = (EVIL + " слово ") * (100_000 // len(EVIL) + 1)
"""More than a hundred thousand letters of it."""
HALF = "half \ud83d of an emoji"
"""What is no text at all: it cannot be written as UTF-8."""
