#!/bin/sh
# The types of the page's modules are checked by TypeScript; npm brings the pinned version, beside the tests only.
set -eu
cd "$(dirname "$0")/js"
test -f node_modules/typescript/lib/tsc.js && exit 0
if command -v npm >/dev/null 2>&1; then
    echo "Adding TypeScript for the check of the page's modules (once)."
    npm ci --silent --no-audit --no-fund --ignore-scripts && exit 0
fi
echo "TypeScript is not there (npm and its registry are needed once): the check of the page's types is skipped." >&2
