package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The closing line of {@code onecard test} and what it takes for a failure. */
class TestReportTest {
  private static final Path SCRIPT = Path.of("..", "scripts", "report.sh").toAbsolutePath();
  private static final String REAL_TAPS =
      "<skipped message=\"assumption was not met due to: [left out: no ../shared/data beside the"
          + " project] &#10;Expecting path to exist\"/>";
  private static final String NO_BROWSER =
      "<skipped message=\"left out: not installed: chromium\"/>";

  @TempDir private Path folder;

  @Test
  void countsOverAllModules() throws Exception {
    suite("kernel", 5, 0, 0, 0, "");
    suite("node", 7, 0, 0, 1, REAL_TAPS);

    String said = expect("false", 0, "11 passed, 0 failed, 1 skipped");
    assertThat(said.lines())
        .first()
        .isEqualTo("left out (1): no ../shared/data beside the project");
  }

  @Test
  void aFailureOrAnErrorFails() throws Exception {
    suite("kernel", 5, 1, 1, 0, "");

    expect("false", 1, "3 passed, 2 failed, 0 skipped");
  }

  @Test
  void noTestAtAllFails() throws Exception {
    expect("false", 1, "0 passed, 0 failed, 0 skipped");
  }

  @Test
  void inCiOnlyTheRealTapsMayBeLeftOut() throws Exception {
    suite("kernel", 5, 0, 0, 1, REAL_TAPS);
    expect("true", 0, "4 passed, 0 failed, 1 skipped");

    suite("node", 5, 0, 0, 1, NO_BROWSER);
    expect("false", 0, "8 passed, 0 failed, 2 skipped");
    expect("true", 1, "8 passed, 0 failed, 2 skipped");
  }

  private String expect(String ci, int exitCode, String closingLine) throws Exception {
    String script = "set -eu; . '%s'; CI=%s; report".formatted(SCRIPT, ci);
    try (CommandProcess report =
        CommandProcess.startProgram(folder, List.of("bash", "-c", script))) {
      assertThat(report.exitCode()).as("%s", report.output()).isEqualTo(exitCode);
      assertThat(report.output().lines().toList().getLast()).isEqualTo(closingLine);
      return report.output();
    }
  }

  private void suite(String module, int tests, int failures, int errors, int skipped, String skips)
      throws IOException {
    Path reports = Files.createDirectories(folder.resolve(module + "/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-Some.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="Some" time="0.1" tests="%d" errors="%d" skipped="%d" failures="%d">
          <testcase name="a">%s</testcase>
        </testsuite>
        """
            .formatted(tests, errors, skipped, failures, skips));
  }
}
