package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OneCardTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aloneListsTheCommands() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains(
            "up ",
            "node ",
            "demo ",
            "peers ",
            "edition ",
            "audit ",
            "replay ",
            "tariff ",
            "fare ",
            "clear ",
            "bench ",
            "test ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up", "node", "demo", "peers", "edition", "audit", "replay", "tariff", "fare", "clear",
        "bench", "test"
      })
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: onecard " + command);
  }

  @Test
  void wrongUseExitsWithTwoAndSaysWhatIsWrong() {
    assertThat(run("node", "--region", "5x", "--port", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("--region", "two digits");
  }

  @Test
  void anOperatingErrorIsOneLineAndExitsWithOne() {
    assertThat(run("demo", "--data", "/nowhere/at/all")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("onecard: there is no folder /nowhere/at/all\n");
  }

  private int run(String... arguments) {
    CommandLine command = OneCard.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
