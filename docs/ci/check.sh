#!/usr/bin/env bash
# Is the client what the generator writes, does it work, and what does the change of the description mean?
#
# BASE    the commit to compare the description with; nothing is compared if it is empty
# DENY    changes of the description that fail the check: `wire`, `api` or both, with a space between them; none if it is empty
# FORMAT  `text`, or `github` for annotations
# SPEC    the description [spec/chats.yaml]
# OUT     the folder of the client, if SPEC is set [generated]
set -euo pipefail

spec=${SPEC:-spec/chats.yaml}
format=${FORMAT:-text}
crate=()
[ -z "${SPEC:-}" ] || crate=(--spec "$SPEC" --out "${OUT:-generated}")

cargo xtask codegen "${crate[@]}" --check --format "$format"
cargo test --workspace

if [ -z "${BASE:-}" ]; then
    exit 0
fi
# A commit that was not fetched is no reason to let everything through.
git rev-parse --quiet --verify "$BASE^{commit}" >/dev/null || {
    echo "there is no commit $BASE here: fetch it" >&2
    exit 2
}
if [ -z "$(git ls-tree --full-tree "$BASE" -- "$spec")" ]; then
    echo "$BASE has no $spec: there is nothing to compare with"
    exit 0
fi
denied=()
for verdict in ${DENY:-}; do
    denied+=(--deny "$verdict")
done
cargo xtask diff "$BASE:$spec" "$spec" --format "$format" "${denied[@]}"
