# Sourced by test, conformance: runs parts and gathers what Tally.java is to count.
# shellcheck shell=bash
set -uo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$top" || exit 1
JAVA_HOME=$(build-bin/java-home) || {
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}
export JAVA_HOME
counted=()

# Folders with a pom and Java tests.
java_modules() {
  local tests module
  for tests in */src/test/java examples/*/src/test/java; do
    module=${tests%/src/test/java}
    [[ ! -f $module/pom.xml ]] || echo "$module"
  done
}

# part NAME COMMAND...: runs it and keeps its exit code; its reports are named by reports_of.
part() {
  local name=$1 code
  shift
  echo "== $name"
  "$@" </dev/null
  code=$?
  counted+=(part "$name" "$code")
}

# reports_of MODULE...: the reports of the part that ran last.
reports_of() {
  local module
  for module; do counted+=("$module/target/surefire-reports"); done
}

# expect TAG MODULE...: each test class without the tag must have left a report.
expect() {
  local tag=$1 module
  shift
  for module; do counted+=(expect "$module" "$tag"); done
}

# Real Freqtrade beside simulated bots and under watch. What the run found out of it is printed; of
# another release than the pinned one also each difference in shape.
real_freqtrade() {
  local report=server/target/real-freqtrade/report.txt
  local shapes=freqtrade/target/real-freqtrade/shapes.txt
  rm -rf {freqtrade,server}/target/freqtrade-reports "$report" "$shapes"
  part "real Freqtrade" build-bin/maven --no-transfer-progress -Pfast,freqtrade --fail-at-end \
    -Dmaven.test.failure.ignore=true -Dui.tests.skip=true -pl server -am test
  counted+=({freqtrade,server}/target/freqtrade-reports)
  [[ ! -s $report ]] || cat "$report"
  if [[ -s $shapes ]]; then
    echo "$(wc -l <"$shapes") differences in shape between real and simulated answers: $shapes"
    [[ -z ${FREQTRADE_VERSION:-} ]] || cat "$shapes"
  fi
}

skip() { # NAME REASON
  counted+=(skip "$1" "$2")
}

# Prints failures and skips with their reasons, then the closing line; its exit code is the run's.
result() {
  echo "== result"
  "$JAVA_HOME/bin/java" build-bin/Tally.java ${counted[@]+"${counted[@]}"}
}
