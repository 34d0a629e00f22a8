# Builds what is missing or out of date. Sourced by the launcher, from the repository's root.

onecard_jar=cli/target/onecard-cli-0.1.0.jar
onecard_stamp=cli/target/built
onecard_lock=.cache/build.lock
onecard_aot=cli/target/node.aot

# True where the jars are newer than everything they are made from. Folders count, so that a deleted
# source shows as well.
is_built() {
  [ -f "$onecard_jar" ] && [ -f "$onecard_stamp" ] || return 1
  [ -z "$(find pom.xml ./*/pom.xml ./*/src/main -newer "$onecard_stamp" 2>/dev/null | head -n 1)" ]
}

# One build at a time: a folder is the lock, the holder's process id in it tells a stale one.
take_build_lock() {
  local holder said=
  mkdir -p .cache
  until mkdir "$onecard_lock" 2>/dev/null; do
    holder=$(cat "$onecard_lock/pid" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$onecard_lock"
      continue
    fi
    [ -n "$said" ] || echo "onecard: another start is building; waiting for it" >&2
    said=yes
    sleep 1
  done
  echo $$ >"$onecard_lock/pid"
}

# Waits for the build and says every ten seconds that it is still at work.
watch_build() {
  local pid=$1 seconds=0
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 10)) -ne 0 ] || echo "onecard: building… ${seconds} s" >&2
  done
  wait "$pid"
}

build() {
  local status=0 builder
  take_build_lock
  trap 'rm -rf "$onecard_lock"' EXIT
  if ! is_built; then
    echo "onecard: building (the first time fetches the libraries and takes some minutes)" >&2
    touch .cache/build.started
    ./mvnw -q -B -DskipTests package </dev/null >.cache/build.log 2>&1 &
    builder=$!
    trap 'kill "$builder" 2>/dev/null; exit 130' INT
    trap 'kill "$builder" 2>/dev/null; exit 143' TERM
    watch_build "$builder" || status=$?
    trap - INT TERM
    if [ "$status" -ne 0 ]; then
      tail -n 40 .cache/build.log >&2
      echo "onecard: the build failed; all it said is in $PWD/.cache/build.log" >&2
      exit 1
    fi
    mv .cache/build.started "$onecard_stamp"
  fi
  rm -rf "$onecard_lock"
  trap - EXIT
}

# True where a node's start has been recorded with the jars as they are.
is_trained() {
  [ "$onecard_aot" -nt "$onecard_jar" ]
}

# Lets a node start and stop once on a folder of its own, and records what that loaded: later starts
# take half the time. Without the record they are only slower, so that a failure here is no fault.
train() {
  local folder=.cache/training
  take_build_lock
  trap 'rm -rf "$onecard_lock"' EXIT
  if ! is_trained; then
    echo "onecard: recording a start, so that the next ones are faster" >&2
    rm -rf "$folder"
    await_address "$folder/50/address" |
      "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$onecard_aot" -Xmx1g \
        --enable-native-access=ALL-UNNAMED -cp "$PWD/$onecard_jar:$PWD/cli/target/lib/*" \
        org.onecard.cli.OneCard node --stop-with-input --region 50 --data "$folder" --port 0 \
        >.cache/training.log 2>&1 || true
    [ -f "$onecard_aot" ] || : >"$onecard_aot"
    rm -rf "$folder"
  fi
  rm -rf "$onecard_lock"
  trap - EXIT
}

# Ends once the node has written its address: that end of input tells it to stop.
await_address() {
  local tenths=0
  until [ -e "$1" ] || [ "$tenths" -ge 900 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
}
