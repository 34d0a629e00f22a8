package org.onecard.cli.node;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.OneCardNode;
import org.onecard.cli.DataOption;
import org.onecard.cli.RegionConverter;
import org.onecard.cli.RegionFolder;
import org.onecard.kernel.region.Region;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts one region's node in this process and stays until it is told to stop. */
@Command(
    name = "node",
    description = "Starts one region's node alone.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "It stops cleanly on SIGINT or SIGTERM."})
public final class NodeCommand implements Callable<Integer> {
  @Option(
      names = "--region",
      required = true,
      converter = RegionConverter.class,
      description = "Two-digit code of the region, as 50.")
  private Region region;

  @Mixin private DataOption data;

  @Option(names = "--port", required = true, description = "Port to listen on; 0 takes a free one.")
  private int port;

  @Option(
      names = "--peer",
      paramLabel = "URL",
      description = "Address of another region's node; may be repeated.")
  private List<URI> peers = List.of();

  @Option(
      names = "--database-url",
      paramLabel = "JDBC_URL",
      description = {
        "PostgreSQL to use in place of the embedded one; user and password come from",
        "ONECARD_DATABASE_USER and ONECARD_DATABASE_PASSWORD."
      })
  private @Nullable String databaseUrl;

  @Option(
      names = "--stop-with-input",
      hidden = true,
      description = "Stops when standard input ends, so that a node never outlives its supervisor.")
  private boolean stopWithInput;

  @Override
  public Integer call() throws InterruptedException {
    StartChecks.port(port);
    StartChecks.folder(new RegionFolder(data.folder(), region));
    if (stopWithInput) {
      Thread.ofVirtual().name("end-of-input").start(NodeCommand::stopAtEndOfInput);
    }
    OneCardNode.main(properties());
    new CountDownLatch(1).await();
    return 0;
  }

  private String[] properties() {
    List<String> properties = new ArrayList<>();
    properties.add("--onecard.region=" + region);
    properties.add("--onecard.data=" + data.folder());
    properties.add("--server.port=" + port);
    properties.add(
        "--onecard.peers=" + peers.stream().map(URI::toString).collect(Collectors.joining(",")));
    if (databaseUrl != null) {
      properties.add("--onecard.database-url=" + databaseUrl);
    }
    return properties.toArray(String[]::new);
  }

  private static void stopAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Whatever the supervisor writes means only that it is there.
      }
    } catch (java.io.IOException gone) {
      // A broken pipe tells the same as its end.
    }
    System.exit(0);
  }
}
