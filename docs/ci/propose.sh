#!/usr/bin/env bash
# Keeps one pull request (a merge request, on GitLab) with all that differs from the last commit: opens it, brings it
# up to date, and closes it if nothing differs any more. If somebody has added commits to its branch, it is left as
# it is until it is merged or closed.
#
# FORGE   where it is: `github` or `gitlab` [github]; the file of that name beside this one says what that needs
# BODY    the file with the text of the pull request [target/upstream.md]
# BRANCH  the branch that it is made from, which nothing else should use [upstream-description]
# TARGET  the branch that it goes to [the one that is checked out]
set -euo pipefail

body=${BODY:-target/upstream.md}
branch=${BRANCH:-upstream-description}
target=${TARGET:-$(git symbolic-ref --short HEAD)}
title="The description changed upstream"
# shellcheck source=docs/ci/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/${FORGE:-github}.sh"

main() {
    local number
    log_in
    number=$(find_request)
    if [ -n "$number" ] && is_of_others; then
        echo "somebody works on $branch: it is left as it is"
    elif [ -n "$(git status --porcelain)" ]; then
        push
        if [ -n "$number" ]; then edit_request "$number"; else open_request; fi
    elif [ -n "$number" ]; then
        close_request "$number"
        echo "nothing differs any more: $number is closed"
    else
        echo "nothing changed"
    fi
}

# Whether the last commit of the branch is not one of this script's.
is_of_others() {
    git fetch --quiet --depth 1 origin "$branch" || return 1
    [ "$(git log -1 --format=%ce FETCH_HEAD)" != "$email" ]
}

push() {
    git switch --quiet --force-create "$branch"
    git add --all
    git -c user.name="$name" -c user.email="$email" commit --quiet --message "$title"
    # What was proposed already is not pushed again: reviews and checks of it stay.
    if git fetch --quiet --depth 1 origin "$branch" && git diff --quiet FETCH_HEAD HEAD; then
        echo "the branch is up to date"
    else
        git push --quiet --force origin "HEAD:refs/heads/$branch"
    fi
}

main
