package org.onecard.cli.up;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.DataOption;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import org.onecard.cli.demo.Demonstration;
import org.onecard.cli.node.StartChecks;
import org.onecard.cli.operate.FirstEdition;
import org.onecard.cli.operate.NodeClient;
import org.onecard.cli.operate.TrustExchange;
import org.onecard.kernel.region.Region;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two regions on one machine: starts them, introduces them to each other, keeps them running. */
@Command(
    name = "up",
    description = "Starts two nodes, 50 重庆 and 51 四川, and keeps them running.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "It stops both cleanly on SIGINT or SIGTERM.",
      "A second start on the same folder continues where the first stopped."
    })
public final class UpCommand implements Callable<Integer> {
  private static final List<Region> REGIONS = List.of(Region.of("50"), Region.of("51"));
  private static final Duration FORMER_STOP = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8050",
      description = "Port of region 50 (default: ${DEFAULT-VALUE}); region 51 takes the next.")
  private int port;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Written with both addresses as JSON once everything is ready.")
  private @Nullable Path readyFile;

  @Option(
      names = "--empty",
      description = "No residents, acceptors or points; trust and the first edition all the same.")
  private boolean empty;

  @Option(names = "--no-restart", description = "Leaves a node that dies dead.")
  private boolean noRestart;

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(spec.commandLine().getOut());
    if (readyFile != null) {
      ReadyFile.remove(readyFile);
    }
    StartChecks.folder(data.folder());
    try (FileLock _ = FolderLock.take(data.folder());
        Supervisor supervisor = new Supervisor(!noRestart, progress)) {
      List<NodeProcess> nodes = nodes();
      for (NodeProcess node : nodes) {
        node.awaitFormerStop(FORMER_STOP);
        StartChecks.port(node.port());
      }
      supervisor.start(nodes);
      supervisor.awaitAnswering();
      prepare(nodes, progress);
      announce(nodes, progress);
      supervisor.awaitEnd();
    }
    return 0;
  }

  private List<NodeProcess> nodes() {
    return REGIONS.stream()
        .map(region -> new NodeProcess(folder(region), address(region), others(region)))
        .toList();
  }

  private void prepare(List<NodeProcess> nodes, Progress progress) {
    List<NodeClient> clients = nodes.stream().map(NodeProcess::client).toList();
    progress.step("exchanging trust");
    TrustExchange.between(clients);
    progress.step("putting the first edition of the joint list in force");
    FirstEdition.putInForce(clients);
    if (!empty) {
      progress.step("loading demonstration residents, acceptors and points");
      SecureRandom random = new SecureRandom();
      clients.parallelStream().forEach(node -> Demonstration.load(node, random));
    }
  }

  private void announce(List<NodeProcess> nodes, Progress progress) {
    Map<String, String> addresses = new LinkedHashMap<>();
    nodes.forEach(node -> addresses.put(node.region().code(), node.address()));
    if (readyFile != null) {
      Json.writePublic(readyFile, addresses);
    }
    progress.ready(addresses, data.folder());
  }

  private RegionFolder folder(Region region) {
    return new RegionFolder(data.folder(), region);
  }

  private String address(Region region) {
    return "http://localhost:" + (port + REGIONS.indexOf(region));
  }

  private List<String> others(Region region) {
    return REGIONS.stream().filter(other -> !other.equals(region)).map(this::address).toList();
  }
}
