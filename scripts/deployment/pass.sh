#!/bin/sh
# One pass, for a scheduler that calls every exit code but 0 a failure: cron, Toolforge, Kubernetes.
#
# Codes that need nobody's attention become 0: 1 some pages are left for the next pass, 7 another
# pass is at work, 143 asked to end, its work kept. All others stay as they are: README.md.
# Arguments are those of copyedit_maintenance; the variable PWB names pwb where PATH does not.
# A signal to end is passed on, so that the page in hand is finished: a shell alone would drop it.

# It listens before the pass begins: ended in between, it would leave the pass behind.
pass= asked=
trap 'asked=yes; [ -z "$pass" ] || kill -TERM "$pass" 2>/dev/null' TERM INT HUP
"${PWB:-pwb}" copyedit_maintenance "$@" &
pass=$!
[ -z "$asked" ] || kill -TERM "$pass" 2>/dev/null
wait "$pass"
code=$?
# A signal ends the wait, not the pass.
while kill -0 "$pass" 2>/dev/null; do
    wait "$pass"
    code=$?
done
case $code in
1 | 7 | 143) exit 0 ;;
*) exit "$code" ;;
esac
