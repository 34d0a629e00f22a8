package org.onecard.cli.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandProcess;
import org.onecard.cli.Json;
import org.onecard.cli.OtherAccount;
import org.onecard.cli.RegionFolder;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.crypto.Totp;
import org.onecard.kernel.region.Region;
import org.onecard.storage.DatabaseAccess;
import tools.jackson.databind.JsonNode;

/** One region's node: a process under an account and a clock of its own, spoken to over HTTP. */
final class RegionProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final RegionFolder folder;
  private final String address;
  private final OtherAccount account;
  private final FakedClock clock;
  private final CommandProcess process;
  private final NodeClient client;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();

  private RegionProcess(
      RegionFolder folder,
      String address,
      OtherAccount account,
      FakedClock clock,
      CommandProcess process) {
    this.folder = folder;
    this.address = address;
    this.account = account;
    this.clock = clock;
    this.process = process;
    this.client = new NodeClient(folder, address);
  }

  /** Starts {@code onecard node} as the account that alone may open the region's folder. */
  static RegionProcess start(
      Path data, String region, int port, int peer, OtherAccount account, FakedClock clock)
      throws Exception {
    RegionFolder folder = new RegionFolder(data, Region.of(region));
    Files.createDirectory(folder.root(), OWNER_ONLY);
    account.own(folder.root());
    CommandProcess process =
        account.onecard(
            clock.variables(),
            "node",
            "--region",
            region,
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port),
            "--peer",
            address(peer));
    return new RegionProcess(folder, address(port), account, clock, process);
  }

  private static String address(int port) {
    return "http://localhost:" + port;
  }

  /** Waits for the first answer. */
  void awaitAnswer() {
    await()
        .atMost(START)
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast(() -> assertThat(process.isRunning()).as(process.output()).isTrue())
        .until(() -> get("/health", null).statusCode() == 200);
  }

  /** Speaks to it as operator and approver do. */
  NodeClient client() {
    return client;
  }

  RegionFolder folder() {
    return folder;
  }

  OtherAccount account() {
    return account;
  }

  FakedClock clock() {
    return clock;
  }

  /** Waits until what the node answers bears the time to which its clock was moved. */
  void awaitClock(Instant moment) {
    await()
        .atMost(STEP)
        .until(() -> !momentOf(get("/health", null)).isBefore(moment.minusSeconds(1)));
  }

  /** When the node gave this answer, by its own clock. */
  static Instant momentOf(HttpResponse<String> answer) {
    return ZonedDateTime.parse(
            answer.headers().firstValue("Date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
        .toInstant();
  }

  /** What the node's PostgreSQL takes for the time. */
  Instant databaseClock() throws Exception {
    Path access = folder.root().resolve("secrets").resolve("database.json");
    DatabaseAccess database = Json.MAPPER.readValue(access.toFile(), DatabaseAccess.class);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT extract(epoch FROM now())::bigint")) {
      assertThat(row.next()).isTrue();
      return Instant.ofEpochSecond(row.getLong(1));
    }
  }

  /** Forgets whom this test has signed in. */
  void signOut() {
    tokens.clear();
  }

  /** A member of staff's act, which must succeed. */
  JsonNode done(String member, String path, Object body) throws Exception {
    return ok(post(path, token(member), body));
  }

  HttpResponse<String> ask(String member, String path) throws Exception {
    return get(path, token(member));
  }

  HttpResponse<String> get(String path, @Nullable String token)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), token);
  }

  HttpResponse<String> post(String path, @Nullable String token, Object body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))),
        token);
  }

  /** A token for an acceptor's client. */
  String clientToken(String id, String secret) throws Exception {
    String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=acceptor"))
            .build();
    return ok(http.send(request, BodyHandlers.ofString())).required("access_token").asString();
  }

  static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode() / 100)
        .as("%s: %d %s", answer.uri(), answer.statusCode(), answer.body())
        .isEqualTo(2);
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, @Nullable String token)
      throws IOException, InterruptedException {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Signs a demonstration member in by password and the code an authenticator shows now. */
  private String token(String member) throws Exception {
    String known = tokens.get(member);
    if (known != null) {
      return known;
    }
    JsonNode credentials =
        Json.read(folder.demonstration())
            .required("staff")
            .valueStream()
            .filter(entry -> entry.required("staffId").asString().equals(member))
            .findFirst()
            .orElseThrow();
    byte[] secret = Totp.secretOf(credentials.required("totpSecret").asString());
    String fresh =
        ok(post(
                "/api/v1/staff/sessions",
                null,
                Map.of(
                    "staffId", member,
                    "password", credentials.required("password").asString(),
                    "code", Totp.code(secret, Totp.stepOf(clock.now())))))
            .required("token")
            .asString();
    tokens.put(member, fresh);
    return fresh;
  }

  @Override
  public void close() {
    process.close();
  }
}
