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

# Prints the homes to try, the user's own choice first, one a line. An empty line ends a source.
jdk_candidates() {
  local user=${HOME:-/nonexistent}
  printf '%s\n\n' "${ONECARD_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(jdk_on_path)"
  printf '%s\n' /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/* /usr/local/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec '' \
    "$user"/.sdkman/candidates/java/* "$user"/.jdks/* "$user"/.gradle/jdks/* \
    "$user"/.asdf/installs/java/* "$user"/.local/share/mise/installs/java/* "$user"/jdk*
}

# Prints a JDK home of the first source with one that will do, the exact version before a newer;
# fails with one line where there is none.
find_jdk() {
  local home feature newer=
  while IFS= read -r home; do
    if [ -z "$home" ]; then
      [ -z "$newer" ] || break
      continue
    fi
    feature=$(jdk_feature "$home")
    if [ "${feature:-0}" -eq "$onecard_jdk_needed" ]; then
      printf '%s\n' "$home"
      return 0
    fi
    [ "${feature:-0}" -lt "$onecard_jdk_needed" ] || newer=${newer:-$home}
  done <<HOMES
$(jdk_candidates)
HOMES
  if [ -n "$newer" ]; then
    printf '%s\n' "$newer"
    return 0
  fi
  echo "onecard: no JDK $onecard_jdk_needed or newer found: install one (for example Temurin" \
    "$onecard_jdk_needed from https://adoptium.net) or name its folder in ONECARD_JAVA_HOME" >&2
  return 1
}
