package org.onecard.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.terminal.link.NodeClient;
import org.onecard.terminal.link.NodeSetup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes to measure: those that run on a given folder, or two of our own on a new one. */
final class Nodes implements AutoCloseable {
  private static final int READY_WITHIN_SECONDS = 180;
  private static final int STANDARD_PORT = 18_590;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path data;
  private final boolean own;
  private final @Nullable Process up;
  private final SecureRandom random = new SecureRandom();

  private Nodes(Path data, boolean own, @Nullable Process up) {
    this.data = data;
    this.own = own;
    this.up = up;
  }

  static Nodes open(Options options, PrintStream out) throws IOException, InterruptedException {
    if (options.text("--data").isPresent()) {
      return new Nodes(Path.of(options.text("--data").orElseThrow()), false, null);
    }
    String home = System.getenv("ONECARD_HOME");
    if (home == null) {
      throw new IllegalArgumentException("run it as ./onecard bench accept, or give --data DIR");
    }
    Path data = Files.createTempDirectory("onecard-bench");
    Path ready = data.resolve("ready");
    int port = options.number("--port", STANDARD_PORT, 65_000);
    Process up =
        new ProcessBuilder(
                List.of(
                    Path.of(home, "onecard").toString(),
                    "up",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(port),
                    "--ready-file",
                    ready.toString()))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("up.log").toFile())
            .start();
    Nodes nodes = new Nodes(data, true, up);
    for (int i = 0; i < READY_WITHIN_SECONDS && up.isAlive() && !Files.exists(ready); i++) {
      TimeUnit.SECONDS.sleep(1);
    }
    if (!Files.exists(ready)) {
      String log = Files.readString(data.resolve("up.log"));
      nodes.close();
      throw new IllegalStateException("two nodes did not start: " + log);
    }
    out.println("two nodes started for this run");
    return nodes;
  }

  /** The base address of the node that is measured. */
  URI address() throws IOException {
    return address("50");
  }

  /** A client of a region's node with its operator's credentials. */
  NodeClient operator(String region) throws IOException {
    Path file = data.resolve(region).resolve("credentials").resolve("operator.json");
    JsonNode credentials = JSON.readTree(Files.readAllBytes(file));
    return client(region, credentials, "operator");
  }

  /** A metro acceptor of region 50: its client, and one of its points. */
  Acceptor acceptor() throws IOException {
    JsonNode demo = JSON.readTree(Files.readAllBytes(data.resolve("50").resolve("demo.json")));
    JsonNode metro =
        demo.path("acceptors")
            .valueStream()
            .filter(one -> one.path("sector").asString().equals("metro"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no metro acceptor in " + data));
    String point =
        demo.path("points")
            .valueStream()
            .filter(one -> one.path("acceptorId").equals(metro.path("acceptorId")))
            .map(one -> one.required("point").asString())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no metro point in " + data));
    return new Acceptor(
        client("50", metro, "acceptor"),
        point,
        metro.required("clientId").asString(),
        metro.required("clientSecret").asString());
  }

  /** An acceptor's client, point and credentials. */
  record Acceptor(NodeClient client, String point, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return clientId + " at " + point;
    }
  }

  /** A database and an account that owns its tables. */
  record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return user + " at " + url;
    }
  }

  /** How to reach the measured node's database. */
  Database database() throws IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(data.resolve("50/secrets/database.json")));
    return new Database(
        json.required("url").asString(),
        json.required("user").asString(),
        json.required("password").asString());
  }

  /** Octets of the sealed content of an acceptance record, on average. */
  int acceptanceRow() throws IOException, SQLException {
    Database database = database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select avg(length(content))::int from acceptance_record")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    if (up != null) {
      up.destroy();
      try {
        if (!up.waitFor(30, TimeUnit.SECONDS)) {
          up.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (own) {
      deleteData();
    }
  }

  private void deleteData() {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + data + " (" + e + ")");
    }
  }

  private URI address(String region) throws IOException {
    return URI.create(Files.readString(data.resolve(region).resolve("address")).strip());
  }

  private NodeClient client(String region, JsonNode credentials, String scope) throws IOException {
    NodeSetup setup =
        new NodeSetup(
            address(region),
            credentials.required("clientId").asString(),
            credentials.required("clientSecret").asString(),
            scope,
            Duration.ofMinutes(1));
    return new NodeClient(setup, InstantSource.system(), random);
  }
}
