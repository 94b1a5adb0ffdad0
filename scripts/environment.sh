# Sourced by ./ask and ./check with $root set: makes .venv and installs into it what they need.
# Fast when nothing changed: .venv/installed says for which pyproject.toml and constraints.txt it was made.

venv="$root/.venv"

find_python() {
    for name in python3 python3.11 python3.12 python3.13 python3.14 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "neurosym needs Python 3.11 or newer, and none was found on the PATH." >&2
    return 1
}

# install EXTRAS: the package, editable, with these extras ("" or "[test]"), in tested versions.
install() {
    state="$( (echo "$root"; cat "$root/pyproject.toml" "$root/constraints.txt") | cksum)"
    if [ -x "$venv/bin/python" ] && "$venv/bin/python" -c '' 2>/dev/null; then
        case "$1" in
            "") grep -qF "$state" "$venv/installed" 2>/dev/null && return ;;  # any extras will do
            *) grep -qxF "$state $1" "$venv/installed" 2>/dev/null && return ;;
        esac
    else
        python="$(find_python)" || return 1
        echo "neurosym: making .venv with $("$python" --version) ..." >&2
        if ! "$python" -m venv --clear "$venv" >&2; then
            echo "neurosym: python -m venv failed; on Debian and Ubuntu: apt install python3-venv" >&2
            rm -rf "$venv"
            return 1
        fi
    fi
    echo "neurosym: installing into .venv (once; it takes a minute or two) ..." >&2
    if ! "$venv/bin/python" -m pip install -qq --disable-pip-version-check \
        --constraint "$root/constraints.txt" --editable "$root$1" >&2; then
        echo "neurosym: the installation failed, see above" >&2
        return 1
    fi
    # What was installed for another state of the two files no longer counts.
    touch "$venv/installed"
    { grep -F "$state" "$venv/installed" || true; echo "$state $1"; } > "$venv/installed.new"
    mv "$venv/installed.new" "$venv/installed"
}
