#!/bin/sh
# Starts ../mvnw quarkus:dev as a newcomer does, and sees that it serves: dev mode has dependencies of its own,
# which neither the tests nor the packaged service bring. On loopback, on a free port, with data that is thrown away.

set -u

cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d)
log=$scratch/log
: >"$log"
# Longer than a slow machine needs to fetch everything and build the pages.
patience=600
pages='/demo/ /console/ /widget.js'

# In a copy: dev mode compiles in its own way, and must not replace classes that a build beside it reads.
mkdir "$scratch/project"
tar -cf - --exclude node_modules pom.xml mvnw .mvn src/main | tar -xf - -C "$scratch/project"
cd "$scratch/project" || exit 1

BELLHOP_DATA=$scratch/data ./mvnw -B -ntp -Dstyle.color=never quarkus:dev \
    -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port=0 -Ddebug=false >"$log" 2>&1 </dev/null &
maven=$!

finish() {
    # The service is a child of Maven's and stops its database on its way out.
    kill "$maven" 2>/dev/null
    wait "$maven" 2>/dev/null
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 1' INT TERM

give_up() {
    tail -n 60 "$log" >&2
    printf 'quarkus:dev: %s\n' "$1" >&2
    exit 1
}

address() {
    sed -n 's|.*Listening on: \(http://127\.0\.0\.1:[0-9]*\).*|\1|p' "$log" | head -n 1
}

waited=0
until [ -n "$(address)" ]; do
    kill -0 "$maven" 2>/dev/null || give_up 'ended before it served'
    [ "$waited" -lt "$patience" ] || give_up "does not serve after $patience s"
    sleep 1
    waited=$((waited + 1))
done

for page in $pages /q/openapi /q/health/ready; do
    curl -fsS -m 60 -o /dev/null "$(address)$page" || give_up "does not serve $page"
done
printf 'quarkus:dev: serves\n'
