# A private PostgreSQL cluster for one run of the tests. Says the beginning of its addresses on one line, waits until its
# input closes, and leaves nothing behind. `cargo xtask test` runs it for all test programs, testkit for one. With the
# argument `find` it only says whether there is a server to run.
set -u
trap '' HUP INT PIPE
trap 'exit 1' TERM
fail() {
    echo "$*"
    exit 1
}

# The newest server that is installed, 15 or later.
bin='' newest=14
for dir in "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin; do
    [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ] || continue
    version=$("$dir/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    [ "$version" -gt "$newest" ] && newest=$version bin=$dir
done
[ -n "$bin" ] || fail "PostgreSQL 15 or later is not installed. Run 'cargo xtask test', or install the Debian package postgresql."
[ "${1:-}" = find ] && exit 0

# PostgreSQL refuses to run as root.
base=${TMPDIR:-/tmp}
server() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    user=postgres base=/tmp
    id -u $user >/dev/null 2>&1 || user=nobody
    server() { setpriv --reuid="$(id -u $user)" --regid="$(id -g $user)" --clear-groups -- "$@"; }
fi
# The path of a socket has room for 107 bytes.
[ ${#base} -lt 60 ] || base=/tmp

# What a keeper left that was killed itself.
for old in "$base"/loushi-pg.*; do
    keeper=$(cat "$old/keeper" 2>/dev/null) || continue
    kill -0 "$keeper" 2>/dev/null && continue
    server "$bin/pg_ctl" stop -s -m immediate -D "$old/data" >/dev/null 2>&1
    rm -rf "$old" 2>/dev/null
done

home=$(mktemp -d "$base/loushi-pg.XXXXXX") || fail "No folder can be made in $base."
clear_up() {
    server "$bin/pg_ctl" stop -s -m immediate -D "$home/data" >/dev/null 2>&1
    rm -rf "$home"
}
trap clear_up EXIT
echo $$ >"$home/keeper"
[ "$(id -u)" = 0 ] && chown -R "$user" "$home"
cd "$home" || exit 1

server "$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
    fail "initdb failed: $(cat initdb.log)"
# Only a crash of the machine could tell the difference to a cluster that waits for its disk.
cat >>data/postgresql.conf <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$home'
unix_socket_permissions = 0700
max_connections = 300
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
checkpoint_timeout = 1h
autovacuum = off
jit = off
SETTINGS
server "$bin/pg_ctl" start -s -w -t 60 -D data -l server.log </dev/null >/dev/null 2>&1 ||
    fail "PostgreSQL did not start: $(cat server.log)"

echo "postgresql://postgres@$(echo "$home" | sed 's,/,%2F,g')"
exec >/dev/null
while read -r _; do :; done
