# Reads what the tests left in */target/surefire-reports. Sourced by `test`, from the root.

reports() {
  find . -path '*/target/surefire-reports/TEST-*.xml' -exec "$@" {} +
}

# Sums one attribute over all test suites.
sum_of() {
  reports grep -h -m 1 -o '<testsuite [^>]*>' |
    sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

# Why tests were left out, each reason once with its number of tests.
left_out() {
  # A condition gives its reason as an attribute, an assumption in the lines that follow.
  reports awk '
    /<skipped/ {
      if (match($0, /message="[^"]*"/)) { print substr($0, RSTART + 9, RLENGTH - 10); next }
      look = 4
    }
    look > 0 {
      if (/left out: /) { print; look = 0 } else if (--look == 0) { print "no reason given" }
    }' |
    sed 's/&#10;.*//; s/&quot;/"/g; s/&amp;/\&/g' |
    sed 's/^.*left out: //; s/\] *$//' | sort | uniq -c
}

# What with CI=true must not be left out: everything but tests on the real taps.
wrongly_left_out() {
  left_out | grep -v 'shared/data'
}

# Prints what was left out and the closing line; fails unless everything that counts has passed.
report() {
  local all skipped failed status=0
  all=$(sum_of tests)
  skipped=$(sum_of skipped)
  failed=$(($(sum_of failures) + $(sum_of errors)))
  left_out | sed 's/^ *\([0-9]*\) */left out (\1): /'
  if [ "${CI:-}" = true ] && wrongly_left_out >/dev/null; then
    echo "onecard test: with CI=true a left-out test is a failure"
    status=1
  fi
  [ "$failed" -eq 0 ] && [ "$all" -gt 0 ] || status=1
  echo "$((all - failed - skipped)) passed, $failed failed, $skipped skipped"
  return "$status"
}
