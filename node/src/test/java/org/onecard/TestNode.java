package org.onecard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onecard.storage.DataDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node running in this process, and a client to speak to it; see {@link NodeTest}. */
public final class TestNode implements AutoCloseable {
  private static final Map<String, TestNode> SHARED = new ConcurrentHashMap<>();
  private static final JsonMapper JSON = new JsonMapper();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> SHARED.values().forEach(TestNode::closeAndDelete)));
  }

  private TestNode(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The node of this region that all tests of the JVM share. */
  public static TestNode shared(String region) {
    return SHARED.computeIfAbsent(region, same -> start(same, temporaryFolder()));
  }

  /**
   * Starts a node of its own; the caller closes it.
   *
   * @param data the folder in which {@code region} gets its folder
   * @param properties further properties as {@code --name=value}
   */
  public static TestNode start(String region, Path data, String... properties) {
    return start(region, data, null, properties);
  }

  /** Starts a node of its own that goes by this clock; the caller closes it. */
  public static TestNode start(
      String region, Path data, @Nullable Clock clock, String... properties) {
    SpringApplication application = new SpringApplication(OneCardNode.class);
    if (clock != null) {
      application.addInitializers(
          context ->
              ((GenericApplicationContext) context)
                  .registerBean(
                      "clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    }
    application.setRegisterShutdownHook(false);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--onecard.region=" + region,
                "--onecard.data=" + data,
                "--logging.threshold.console=warn"));
    arguments.addAll(Arrays.asList(properties));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
      arguments.add("--server.port=0");
    }
    return new TestNode(application.run(arguments.toArray(String[]::new)));
  }

  /** A bean of the node: most often a façade. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All beans of a type: most often those that a context collects. */
  public <T> ObjectProvider<T> provider(Class<T> type) {
    return context.getBeanProvider(type);
  }

  /** {@code DIR/R} of this node. */
  public DataDirectory directory() {
    return bean(DataDirectory.class);
  }

  /** The base URL without a trailing slash. */
  public String url() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** GET without a token. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, null, null);
  }

  /** GET with a bearer token. */
  public HttpResponse<String> get(String path, String token) {
    return send("GET", path, token, null);
  }

  /** POST of JSON with a bearer token. */
  public HttpResponse<String> post(String path, String token, String json) {
    return send("POST", path, token, json);
  }

  /** Any request; {@code token} and {@code json} may be absent. */
  public HttpResponse<String> send(
      String method, String path, @Nullable String token, @Nullable String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return send(request.build());
  }

  /** Sends any request and reads the answer as text. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body of an answer as JSON. */
  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** A token of the node's operator. */
  public String operatorToken() {
    return staffToken("operator");
  }

  /** A token of the node's approver. */
  public String approverToken() {
    return staffToken("approver");
  }

  /** A token of this client by the client credentials grant. */
  public String token(String clientId, String secret) {
    HttpResponse<String> response = requestToken(clientId, secret);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(clientId + " got no token: " + response.body());
    }
    return json(response).get("access_token").asString();
  }

  /** The token endpoint's answer to this client. */
  public HttpResponse<String> requestToken(String clientId, String secret) {
    String basic =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build());
  }

  /** Stops the node and its database, and leaves its folder. */
  @Override
  public void close() {
    context.close();
  }

  private String staffToken(String who) {
    Path file = directory().credentials().resolve(who + ".json");
    JsonNode credentials = JSON.readTree(directory().read(file).orElseThrow());
    return token(
        credentials.get("clientId").asString(), credentials.get("clientSecret").asString());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("onecard-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeAndDelete() {
    Path folder = directory().root().resolveSibling(".").normalize();
    close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
