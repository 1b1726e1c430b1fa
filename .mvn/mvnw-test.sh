#!/bin/sh
# Tries ../mvnw against made-up JDKs, Mavens and downloads: no network, no JVM, a few seconds.
# Run it as `sh .mvn/mvnw-test.sh`; MVNW_SH names another shell to try mvnw with.

set -u

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
shell=$(command -v "${MVNW_SH:-sh}")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
passed=0
failed=0
pinned=$(sed -n 's/^maven_sha512=//p' "$mvnw")
dist=wrapper/dists/apache-maven-3.9.11/$(printf '%.12s' "$pinned")

script() { # path, body
    mkdir -p "$(dirname "$1")"
    printf '#!/bin/sh\n%s\n' "$2" >"$1"
    chmod +x "$1"
}

jdk() { # path, version, "bare" for one without a release file
    script "$1/bin/java" "case \$1 in
        -XshowSettings:properties) echo '    java.home = $1' >&2 ;;
        -version) echo 'openjdk version \"$2.0.1\" 2025-09-16' >&2 ;;
    esac"
    script "$1/bin/javac" ''
    [ "${3:-}" = bare ] || printf 'JAVA_VERSION="%s.0.1"\n' "$2" >"$1/release"
}

# A Maven that tells where it stands, its JDK, and each argument on a line of its own.
# shellcheck disable=SC2016 # these are the stub's own variables
stub_maven='echo "jdk=$JAVA_HOME"; for a in "$@"; do printf "[%s]\n" "$a"; done'

# A fresh world: a PATH with the few tools mvnw may count on, Node 20, Maven in place, no JDK.
world() {
    w=$root/$1
    mkdir -p "$w/bin" "$w/jvms" "$w/home"
    for tool in sh sed head cut mkdir mktemp mv rm chmod cat sleep dirname; do
        ln -sf "$(command -v "$tool")" "$w/bin/$tool"
    done
    script "$w/bin/node" 'echo 20'
    script "$w/m2/$dist/bin/mvn" "$stub_maven"
    java_home=
}

run() {
    env -i PATH="$w/bin" HOME="$w/home" MAVEN_USER_HOME="$w/m2" MVNW_JVMS="$w/jvms" ${java_home:+JAVA_HOME="$java_home"} \
        "$shell" "$mvnw" "$@" >"$w/out" 2>"$w/err"
    code=$?
}

is() { # what, wanted, got
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
    fi
}

says() { # what, part of one sentence on stderr
    is "$1: ends with 1" 1 "$code"
    is "$1: says one line" 1 "$(grep -c . "$w/err")"
    is "$1: says why" 1 "$(grep -c "$2" "$w/err")"
}

world java_home_new_enough; jdk "$w/mine" 26; jdk "$w/jvms/25" 25; java_home=$w/mine; run
is 'JAVA_HOME that will do is kept' "jdk=$w/mine" "$(head -n 1 "$w/out")"

world java_home_too_old; jdk "$w/old" 17; jdk "$w/jvms/with space" 25; java_home=$w/old; run
is 'JAVA_HOME that is too old is passed over' "jdk=$w/jvms/with space" "$(head -n 1 "$w/out")"

world java_on_path; jdk "$w/path-jdk" 25 bare; ln -s "$w/path-jdk/bin/java" "$w/bin/java"; jdk "$w/jvms/25" 25; run
is 'java on the PATH that will do is kept, release file or not' "jdk=$w/path-jdk" "$(head -n 1 "$w/out")"

world nearest; jdk "$w/jvms/a" 27; jdk "$w/jvms/b" 25 bare; jdk "$w/jvms/c" 26; jdk "$w/jvms/d" 1; run
is 'the nearest to 25 wins' "jdk=$w/jvms/b" "$(head -n 1 "$w/out")"

world jre; jdk "$w/jvms/jre" 25; rm "$w/jvms/jre/bin/javac"; run
says 'a JRE is no JDK' 'No JDK 25 or newer found. Install one'

world arguments; jdk "$w/jvms/25" 25
# shellcheck disable=SC2016 # that it is not expanded is the point
run verify '-Dname=two words' '' 'a"b' "it's" '$HOME' '*'
is 'arguments pass untouched' "[verify]
[-Dname=two words]
[]
[a\"b]
[it's]
[\$HOME]
[*]" "$(sed 1d "$w/out")"
is 'and nothing is said' '' "$(cat "$w/err")"

world exit_code; jdk "$w/jvms/25" 25; script "$w/m2/$dist/bin/mvn" 'exit 7'; run
is "the exit code is Maven's" 7 "$code"

world no_node; jdk "$w/jvms/25" 25; rm "$w/bin/node"; run verify
is 'without Node the build is told to fetch one' \
    '[-Dquarkus.quinoa.package-manager-install=true] [-Dquarkus.quinoa.package-manager-install.node-version=20.19.5] [verify]' \
    "$(sed 1d "$w/out" | tr '\n' ' ' | sed 's/ $//')"
is 'and says so in one line' 1 "$(grep -c 'no Node 20' "$w/err")"

world old_node; jdk "$w/jvms/25" 25; script "$w/bin/node" 'echo 18'; run verify
is 'an old Node counts as none' 1 "$(grep -c 'no Node 20' "$w/err")"

# A world without Maven; `mvn`, `curl`, `unzip` and the checksum are stubs that a case may replace.
bare_world() {
    world "$1"; jdk "$w/jvms/25" 25; rm -r "$w/m2"
    script "$w/bin/sha512sum" "case \$(cat \"\$1\") in genuine) echo '$pinned  x' ;; *) echo 'bad  x' ;; esac"
    script "$w/unpack" "mkdir -p apache-maven-3.9.11/bin; cat >apache-maven-3.9.11/bin/mvn <<'X'
#!/bin/sh
$stub_maven
X"
    script "$w/bin/unzip" "sleep 0.2; . '$w/unpack'"
}
# shellcheck disable=SC2016
mvn_that_brings() { script "$w/bin/mvn" 'for a; do case $a in -DoutputDirectory=*) printf '"$1"' >"${a#*=}/apache-maven-3.9.11-bin.zip" ;; esac; done'; }
# shellcheck disable=SC2016
curl_that_brings() { script "$w/bin/curl" 'while [ "$1" != -o ]; do shift; done; printf '"$1"' >"$2"'; }

bare_world from_mvn; mvn_that_brings genuine; run -v
is 'an installed mvn brings Maven' '[-v]' "$(sed 1d "$w/out")"
rm "$w/bin/mvn" "$w/bin/unzip"; run -v
is 'and the second run needs nothing' '0 [-v]' "$code $(sed 1d "$w/out")"
is 'and no folder is left behind' 1 "$(find "$w/m2/wrapper/dists/apache-maven-3.9.11" -mindepth 1 -maxdepth 1 | wc -l | tr -d ' ')"

bare_world from_archive; mvn_that_brings forged; curl_that_brings genuine; run -v
is 'what mvn brings is checked, then the archive is asked' '[-v]' "$(sed 1d "$w/out")"

bare_world with_jar; curl_that_brings genuine; rm "$w/bin/unzip"; cp "$w/unpack" "$w/jvms/25/bin/jar"; run -v
is 'without unzip the JDK unpacks' '[-v]' "$(sed 1d "$w/out")"

bare_world forged; curl_that_brings forged; run -v; sed -i.bak 1d "$w/err"
says 'a forged download is refused' 'its SHA-512 is wrong'
is 'and nothing of it stays' '' "$(find "$w/m2" -type f)"

bare_world unreachable; script "$w/bin/curl" 'echo "curl: (6) no such host" >&2; exit 6'; run -v; sed -i.bak 1d "$w/err"
says 'no network' 'Maven 3.9.11 could not be had'

bare_world race; mvn_that_brings genuine
for n in 1 2 3 4; do
    env -i PATH="$w/bin" HOME="$w/home" MAVEN_USER_HOME="$w/m2" MVNW_JVMS="$w/jvms" "$shell" "$mvnw" "run$n" >"$w/out$n" 2>&1 &
done
wait
is 'four at once all get there' '[run1][run2][run3][run4]' "$(cat "$w"/out? | grep '^\[' | tr -d '\n')"
is 'and leave one Maven' "$w/m2/$dist/bin/mvn" "$(find "$w/m2" -type f)"

bare_world read_only; printf '' >"$w/m2"; run -v
says 'a place that cannot be written' 'Set MAVEN_USER_HOME'

printf 'mvnw: %s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
