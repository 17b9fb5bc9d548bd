#!/bin/sh
# Every test, in two runs beside each other: a browser story mostly waits for a page. Takes the Python to use.
set -u
python=$1
log=$(mktemp)
"$python" -m pytest -m browser >"$log" 2>&1 &
stories=$!
trap 'kill "$stories" 2>/dev/null; rm -f "$log"' EXIT
trap 'exit 130' INT TERM
"$python" -m pytest -m "not browser"
rest=$?
wait "$stories"
told=$?
echo "The browser stories, which ran meanwhile:"
cat "$log"
[ "$rest" -eq 0 ] && [ "$told" -eq 0 ]
