#!/usr/bin/env bash
# Keeps one pull request (a merge request, on GitLab) with the description and the client, where they differ from the
# last commit: opens it, brings it up to date, and closes it if nothing differs any more. If its branch has other
# commits than the one that this script makes, it is left as it is until it is merged or closed.
#
# FORGE   where it is: `github` or `gitlab` [github]; the file of that name beside this one says what that needs
# PATCH   what fetch-upstream.sh has changed, if that ran elsewhere: of it only SPEC and OUT are taken
# SPEC    the description [spec/chats.yaml]
# OUT     the folder of the client [generated]
# BODY    the file with the text of the pull request [target/upstream.md]
# BRANCH  the branch that it is made from, which nothing else should use [upstream-description]
# TARGET  the branch that it goes to [the one that is checked out]
set -euo pipefail

spec=${SPEC:-spec/chats.yaml}
out=${OUT:-generated}
body=${BODY:-target/upstream.md}
branch=${BRANCH:-upstream-description}
target=${TARGET:-$(git symbolic-ref --short HEAD)}
title="The description changed upstream"
# By it the script knows its own commit again.
trailer="Proposed-by: docs/ci/propose.sh"
# shellcheck source=docs/ci/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/${FORGE:-github}.sh"

main() {
    local number tip
    log_in
    [ -z "${PATCH:-}" ] || git apply --allow-empty --include="$spec" --include="$out/*" "$PATCH"
    git add --all -- "$spec" "$out"
    number=$(find_request)
    tip=$(git ls-remote origin "refs/heads/$branch" | cut -f 1)
    [ -z "$tip" ] || git fetch --quiet --depth 1 origin "$tip"
    if [ -n "$number" ] && [ -n "$tip" ] && ! is_own "$tip"; then
        echo "somebody works on $branch: it is left as it is"
    elif ! git diff --cached --quiet; then
        push "$tip"
        if [ -n "$number" ]; then edit_request "$number"; else open_request; fi
    elif [ -n "$number" ]; then
        close_request "$number"
        echo "nothing differs any more: $number is closed"
    else
        echo "nothing changed"
    fi
}

# Whether a commit is as this script has made it.
is_own() {
    [ "$(git log -1 --format=%ce "$1")" = "$email" ] && git log -1 --format=%B "$1" | grep --quiet --line-regexp "$trailer"
}

# Makes the branch anew, unless somebody has pushed to it since its tip was looked at.
push() {
    git switch --quiet --force-create "$branch"
    git -c user.name="$name" -c user.email="$email" commit --quiet --message "$title" --message "$trailer"
    # What was proposed already is not pushed again: reviews and checks of it stay.
    if [ -n "$1" ] && git diff --quiet "$1" HEAD; then
        echo "the branch is up to date"
    else
        git push --quiet --force-with-lease="refs/heads/$branch:$1" origin "HEAD:refs/heads/$branch"
    fi
}

main
