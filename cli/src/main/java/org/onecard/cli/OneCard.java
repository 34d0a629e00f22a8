package org.onecard.cli;

import java.io.PrintWriter;
import org.onecard.cli.audit.AuditCommand;
import org.onecard.cli.demo.DemoCommand;
import org.onecard.cli.fares.FareCommand;
import org.onecard.cli.fares.TariffCommand;
import org.onecard.cli.fares.clear.ClearCommand;
import org.onecard.cli.fares.generate.GenerateCommand;
import org.onecard.cli.fares.generate.ScoreCommand;
import org.onecard.cli.node.NodeCommand;
import org.onecard.cli.operate.EditionCommand;
import org.onecard.cli.operate.PeersCommand;
import org.onecard.cli.replay.ReplayCommand;
import org.onecard.cli.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The onecard command: alone it lists its sub-commands. */
@Command(
    name = "onecard",
    description = "One resident card across sovereign regions.",
    mixinStandardHelpOptions = true,
    version = "OneCard 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Exit codes: 0 done, 1 it could not be done, 2 wrong use of the command."},
    subcommands = {
      UpCommand.class,
      NodeCommand.class,
      DemoCommand.class,
      PeersCommand.class,
      EditionCommand.class,
      AuditCommand.class,
      ReplayCommand.class,
      GenerateCommand.class,
      ScoreCommand.class,
      TariffCommand.class,
      FareCommand.class,
      ClearCommand.class,
      BenchCommand.class,
      TestCommand.class
    })
public final class OneCard implements Runnable {
  @Spec private CommandSpec spec;

  private OneCard() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command as the launcher runs it, for tests too. */
  public static CommandLine commandLine() {
    return new CommandLine(new OneCard())
        .setExecutionExceptionHandler((failure, command, _) -> report(failure, command.getErr()));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** One line for what a user can act on; the whole trace only for what nobody foresaw. */
  private static int report(Exception failure, PrintWriter err) {
    if (failure instanceof CommandFailedException known) {
      err.println("onecard: " + known.getMessage());
    } else {
      err.println("onecard: unexpected: " + failure);
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
