#!/bin/sh
# Opens a shipped file in a headless Neovim with the recipe beside this script, and checks what the server says.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lua"
cp "$here/tokenward.lua" "$work/lua/"
cp -r "$root/experiments/paper" "$work/paper"
cp -r "$root/experiments/worlds" "$work/worlds"
EXP=${EXP:-$root/exp} nvim --headless --clean --cmd "set runtimepath^=$work" -S "$here/try.lua" "$work/paper/mbpp.exp"
