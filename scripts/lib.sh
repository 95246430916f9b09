# shellcheck shell=bash
# What every script here begins with: stop at the first error, work from the top of the project,
# find the tools of the project before those of the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# Says what is being done.
say() { printf '==> %s\n' "$*" >&2; }

# Says what is missing and which command gets it, and ends.
give_up() {
    printf '\n%s\n' "$1" >&2
    shift
    for command in "$@"; do printf '    %s\n' "$command" >&2; done
    exit 1
}

# Whether there is such a program.
has() { command -v "$1" >/dev/null 2>&1; }

# A port on which nobody listens.
free_port() {
    node -e 'const s = require("node:net").createServer();
        s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

# The browser for tests and pictures: Chromium or Chrome of the machine. Without a window, journeys
# take little more than half as long.
find_chromium() {
    local name
    for name in "${GATEHOUSE_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser \
        google-chrome-stable google-chrome; do
        if [ -n "$name" ] && has "$name"; then command -v "$name"; return; fi
    done
    local mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    if [ -x "$mac" ]; then echo "$mac"; return; fi
    return 1
}

# The folder of PostgreSQL's initdb and pg_ctl, which Debian keeps off PATH.
find_postgres() {
    local folder
    for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
    done
    if has initdb; then dirname "$(command -v initdb)"; return; fi
    return 1
}

# Knot, the DNS server of the tests, which Debian keeps off PATH.
find_knot() {
    local name
    for name in knotd /usr/sbin/knotd /usr/local/sbin/knotd; do
        if has "$name"; then command -v "$name"; return; fi
    done
    return 1
}

# Starts a server on a free port, with demo data or from the file in `server_seed`:
# `start_server FOLDER [ARGUMENT...]`. Sets `server_pid` and `server_url`. Whoever calls it stops it with
# `stop_server` in a trap.
# It may take `server_patience` seconds to fill the database, 20 if nothing is said.
start_server() {
    local folder=$1 filled=(--demo)
    shift
    if [ -n "${server_seed:-}" ]; then filled=(--seed "$server_seed"); fi
    : >"$folder/stdout"
    GATEHOUSE_ADDRESS=127.0.0.1:0 GATEHOUSE_DATA_DIR="$folder/data" GATEHOUSE_APP_DIR=dist \
        "${GATEHOUSE_SERVER:-target/debug/gatehouse-server}" "${filled[@]}" "$@" \
        >"$folder/stdout" 2>"$folder/stderr" &
    server_pid=$!
    local tries
    for tries in $(seq $((10 * ${server_patience:-20}))); do
        server_url=$(sed -n 's/^Gatehouse is ready at \(http:[^ ]*\).*/\1/p' "$folder/stdout")
        if [ -n "$server_url" ]; then return; fi
        if ! kill -0 "$server_pid" 2>/dev/null; then break; fi
        sleep 0.1
    done
    cat "$folder/stderr" >&2
    give_up "The server did not start (looked $tries times)."
}

stop_server() {
    if [ -n "${server_pid:-}" ]; then
        kill "$server_pid" 2>/dev/null || true
        wait "$server_pid" 2>/dev/null || true
        server_pid=
    fi
}
