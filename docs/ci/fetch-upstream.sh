#!/usr/bin/env bash
# Fetches the description as its owners publish it, writes the client anew, and writes what changed.
# Needs no credentials and gets none: whatever the description says, there is nothing to steal. What proposes the
# change runs elsewhere, and takes the patch.
#
# UPSTREAM  the URL of the description; if ROOT is set, of a git repository that has it
# ROOT      the root file of the description in that repository, such as openapi/openapi.yaml
# TAG       the operations of this tag alone; all of them if it is empty
# OUT       the folder of the client, if SPEC is set [generated]
# SPEC      where the description stands here [spec/chats.yaml]; overlays of its settings mend it each time
# BODY      where the changes are written, as Markdown [target/upstream.md]
# PATCH     where the description and the client are written, as far as they differ [target/upstream.patch]
set -euo pipefail

spec=${SPEC:-spec/chats.yaml}
out=${OUT:-generated}
body=${BODY:-target/upstream.md}
patch=${PATCH:-target/upstream.patch}
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT

if [ -n "${ROOT:-}" ]; then
    git clone --quiet --depth 1 -- "$UPSTREAM" "$fetched/repository"
    root=$fetched/repository/$ROOT
else
    root=$fetched/openapi.yaml
    curl --fail --silent --show-error --location --max-time 300 --output "$root" -- "$UPSTREAM"
fi

if [ -n "${ROOT:-}${TAG:-}" ]; then
    tag=()
    [ -z "${TAG:-}" ] || tag=(--tag "$TAG")
    cargo xtask bundle --spec "$root" "${tag[@]}" >"$fetched/bundled.yaml"
    root=$fetched/bundled.yaml
fi
cp "$root" "$spec"

crate=()
[ -z "${SPEC:-}" ] || crate=(--spec "$SPEC" --out "$out")
cargo xtask codegen "${crate[@]}"
mkdir -p "$(dirname "$body")" "$(dirname "$patch")"
cargo xtask diff "HEAD:$spec" "$spec" --format markdown >"$body"
git add --all -- "$spec" "$out"
git diff --cached --binary -- "$spec" "$out" >"$patch"
