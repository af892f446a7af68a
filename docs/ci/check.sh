#!/usr/bin/env bash
# Is the client what the generator writes, does it work, and what does the change of the description mean?
#
# BASE    the commit to compare the description with; nothing is compared if it is empty
# DENY    changes that fail the check: `wire`, `api` or both, with a space between them; none if it is empty
# FORMAT  `text`, or `github` for annotations
# SPEC    the description [spec/chats.yaml]
set -euo pipefail

spec=${SPEC:-spec/chats.yaml}
format=${FORMAT:-text}

cargo xtask codegen --check --format "$format"
cargo test --workspace

if [ -z "${BASE:-}" ]; then
    exit 0
fi
if ! git cat-file -e "$BASE:$spec"; then
    echo "$BASE has no $spec: there is nothing to compare with"
    exit 0
fi
denied=()
for verdict in ${DENY:-}; do
    denied+=(--deny "$verdict")
done
cargo xtask diff "$BASE:$spec" "$spec" --format "$format" "${denied[@]}"
