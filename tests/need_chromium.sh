#!/bin/sh
# The browser tests drive the machine's own Chromium; nothing is downloaded behind its package manager.
set -eu
for found in chromium chromium-browser google-chrome; do
    command -v "$found" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium and fonts for the browser tests (once)."
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core fonts-dejavu-core >/dev/null
    exit 0
fi
echo "The browser tests need Chromium: install the package 'chromium' (for example: sudo apt-get install chromium fonts-noto-core)." >&2
exit 2
