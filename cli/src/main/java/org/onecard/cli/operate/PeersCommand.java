package org.onecard.cli.operate;

import java.io.PrintWriter;
import org.onecard.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows and confirms the peers of a node. */
@Command(
    name = "peers",
    description = "Shows the peers of a node, or confirms one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class PeersCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "Prints the peers of a node as JSON.",
      mixinStandardHelpOptions = true)
  void list(@Mixin OneNode node) {
    print(Json.MAPPER.writeValueAsString(TrustExchange.peersOf(node.client())));
  }

  @Command(
      name = "trust",
      description = "Confirms another region's root by its fingerprint.",
      mixinStandardHelpOptions = true)
  void trust(
      @Mixin OneNode node,
      @Option(names = "--peer", required = true, description = "The other region, as 51.")
          String peer,
      @Option(names = "--url", required = true, description = "Address of its node.") String url,
      @Option(
              names = "--fingerprint",
              required = true,
              description = "SM3 of its root key, learned by another way than from that node.")
          String fingerprint) {
    TrustExchange.confirm(node.client(), peer, url, fingerprint);
    print("confirmed " + peer);
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
