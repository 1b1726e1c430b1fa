#!/bin/sh
# Packages what is compiled already as a container image does, into ../target/image, and looks at it. The pages stay
# out: they are the same in every package.

set -eu

cd "$(dirname "$0")/.."
./mvnw -B -ntp -q -Dstyle.color=never quarkus:build -Dbellhop.embedded-database=false \
    -Dquarkus.quinoa=false -Dquarkus.package.output-directory=image
docker/check-package.sh target/image
