package org.onecard.cli;

import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher runs the tests before any jar exists. */
@Command(
    name = "test",
    description = "Runs everything that guards the project.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "As root on Debian it installs what tests need; elsewhere it names what is missing and which",
      "tests it leaves out. With CI=true a left-out test is a failure."
    })
final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandFailedException("run the tests as ./onecard test, without other arguments");
  }
}
