package org.onecard.cli.operate;

import java.io.PrintWriter;
import org.onecard.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an edition of the joint list and signs it in one's own node. */
@Command(
    name = "edition",
    description = "Shows an edition of the joint list, or approves it in one's own node.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class EditionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "show",
      description = "Prints an edition, its digest and who signed it.",
      mixinStandardHelpOptions = true)
  void show(@Mixin OneNode node, @Parameters(paramLabel = "NUMBER") long number) {
    print(Json.MAPPER.writeValueAsString(FirstEdition.show(node.client(), number)));
  }

  @Command(
      name = "approve",
      description = "Signs, as this region's approver, the content the node shows.",
      mixinStandardHelpOptions = true)
  void approve(@Mixin OneNode node, @Parameters(paramLabel = "NUMBER") long number) {
    print(Json.MAPPER.writeValueAsString(FirstEdition.approve(node.client(), number)));
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
