#!/bin/sh
# Starts what the image was built for. exec, so that SIGTERM reaches the service and it can take leave
# of its clients.
set -eu

# Without a database named, Bellhop brings up one of its own for trying it out. In a container that
# would be gone with the container, and every conversation with it.
if [ -z "${QUARKUS_DATASOURCE_JDBC_URL:-}" ]; then
    echo "bellhop: QUARKUS_DATASOURCE_JDBC_URL is not set. Name a PostgreSQL database, for example jdbc:postgresql://db:5432/bellhop, with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD." >&2
    exit 64
fi

exec "$@"
