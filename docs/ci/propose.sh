#!/usr/bin/env bash
# Opens a pull request with all that differs from the last commit, or brings the one that is open up to date.
# There is one at a time, from a branch that nobody else should use: it is overwritten.
# Needs gh, with a token in GH_TOKEN that may write contents and pull requests.
#
# BODY    the file with the text of the pull request [target/upstream.md]
# BRANCH  the branch that it is made from [upstream-description]
set -euo pipefail

body=${BODY:-target/upstream.md}
branch=${BRANCH:-upstream-description}
title="The description changed upstream"

if [ -z "$(git status --porcelain)" ]; then
    echo "nothing changed"
    exit 0
fi

base=$(git symbolic-ref --short HEAD)
git switch --quiet --force-create "$branch"
git add --all
git -c user.name="github-actions[bot]" \
    -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
    commit --quiet --message "$title"
gh auth setup-git
# What was proposed already is not pushed again: reviews and checks of it stay.
if git fetch --quiet --depth 1 origin "$branch" && git diff --quiet FETCH_HEAD HEAD; then
    echo "the branch is up to date"
else
    git push --quiet --force origin "HEAD:refs/heads/$branch"
fi

# A fork may have a branch of the same name.
number=$(gh pr list --head "$branch" --state open --json number,isCrossRepository \
    --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty')
if [ -n "$number" ]; then
    gh pr edit "$number" --base "$base" --title "$title" --body-file "$body"
else
    gh pr create --head "$branch" --base "$base" --title "$title" --body-file "$body"
fi
