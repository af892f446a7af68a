# shellcheck shell=bash disable=SC2034,SC2154 # A part of propose.sh.
# Needs curl and jq, and a token of the project in GITLAB_TOKEN that may use the API and write to the repository. The
# other variables are GitLab's own.

name="upstream-description"
email="upstream-description@noreply.invalid"
requests="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests"

# The token stays in the environment: on a command line, others on the machine would see it.
log_in() {
    # The empty one ends what the runner has set, whose token may not push.
    git config --replace-all credential.helper ''
    # shellcheck disable=SC2016 # git runs it.
    git config --add credential.helper '!f() { echo username=oauth2; echo "password=$GITLAB_TOKEN"; }; f'
    git remote set-url origin "$CI_PROJECT_URL.git"
}

# Prints the number of the merge request that is open, if there is one. A fork may have a branch of the same name.
find_request() {
    call --get --data-urlencode "source_branch=$branch" --data state=opened "$requests" |
        jq --raw-output 'map(select(.source_project_id == .target_project_id)) | .[0].iid // empty'
}

open_request() {
    call --data-urlencode "source_branch=$branch" --data-urlencode "target_branch=$target" \
        --data-urlencode "title=$title" --data-urlencode "description@$body" "$requests" >/dev/null
}

edit_request() {
    call --request PUT --data-urlencode "target_branch=$target" \
        --data-urlencode "title=$title" --data-urlencode "description@$body" "$requests/$1" >/dev/null
}

close_request() {
    call --request PUT --data state_event=close "$requests/$1" >/dev/null
}

call() {
    curl --fail --silent --show-error --max-time 60 --header @<(echo "PRIVATE-TOKEN: $GITLAB_TOKEN") "$@"
}
