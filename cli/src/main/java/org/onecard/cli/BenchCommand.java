package org.onecard.cli;

import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher runs the measurements with their own class path. */
@Command(
    name = "bench",
    description = "Measures: onecard bench NAME; without a name it lists the measurements.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandFailedException("run the measurements as ./onecard bench NAME");
  }
}
