# Finds a JDK this project builds and runs on. Sourced by the scripts beside it.

onecard_jdk_needed=25

# Prints the feature version that a JDK's release file names; nothing where there is no JDK.
jdk_feature() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
}

# The home behind the `java` on the PATH; its links followed.
jdk_on_path() {
  local java
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  dirname "$(dirname "$java")"
}

# Prints the homes to try, the user's own choice first, one a line.
jdk_candidates() {
  printf '%s\n' "${ONECARD_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(jdk_on_path)"
  local home
  for home in /usr/lib/jvm/* /opt/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    printf '%s\n' "$home"
  done
}

# Prints the first JDK home that is new enough; fails with one line where there is none.
find_jdk() {
  local home feature
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    feature=$(jdk_feature "$home")
    if [ -n "$feature" ] && [ "$feature" -ge "$onecard_jdk_needed" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done <<HOMES
$(jdk_candidates)
HOMES
  echo "onecard: no JDK $onecard_jdk_needed or newer found: install one (for example Temurin" \
    "$onecard_jdk_needed from https://adoptium.net) or name its folder in ONECARD_JAVA_HOME" >&2
  return 1
}
