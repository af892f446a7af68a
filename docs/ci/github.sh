# shellcheck shell=bash disable=SC2034,SC2154 # A part of propose.sh.
# Needs gh, with a token in GH_TOKEN that may write contents and pull requests.

name="github-actions[bot]"
email="41898282+github-actions[bot]@users.noreply.github.com"

log_in() {
    gh auth setup-git
}

# Prints the number of the pull request that is open, if there is one. A fork may have a branch of the same name.
find_request() {
    gh pr list --head "$branch" --state open --json number,isCrossRepository \
        --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty'
}

open_request() {
    gh pr create --head "$branch" --base "$target" --title "$title" --body-file "$body"
}

edit_request() {
    gh pr edit "$1" --base "$target" --title "$title" --body-file "$body"
}

close_request() {
    gh pr close "$1" --comment "The description upstream is again as it is here."
}
