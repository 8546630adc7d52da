# A ChromeDriver and the browsers that it starts. Says what ChromeDriver says, the port among it, waits until its input
# closes, and leaves nothing behind: no process, no profile.
set -u
trap '' HUP INT PIPE
trap 'exit 1' TERM
missing() {
    echo "$1 is not installed. Run 'cargo xtask test', or install the Debian packages chromium, chromium-driver and fonts-noto-cjk."
    exit 1
}
command -v chromedriver >/dev/null || missing chromedriver
command -v chromium >/dev/null || missing chromium

home=$(mktemp -d "${TMPDIR:-/tmp}/loushi-browser.XXXXXX") || exit 1
driver=
clear_up() {
    [ -n "$driver" ] && kill -KILL "-$driver" 2>/dev/null && wait "$driver" 2>/dev/null
    rm -rf "$home" || rm -rf "$home"
}
trap clear_up EXIT

# A session of its own, so that the driver and all that it starts can be ended together.
HOME=$home TMPDIR=$home XDG_CONFIG_HOME=$home XDG_CACHE_HOME=$home setsid chromedriver --port=0 2>&1 &
driver=$!
while read -r _; do :; done
