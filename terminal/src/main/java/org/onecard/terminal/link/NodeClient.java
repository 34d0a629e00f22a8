package org.onecard.terminal.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls one node over HTTP: with a token by client credentials (RFC 6749 section 4.4), tried again
 * with growing pauses while the node does not answer, for a bounded time. Safe for threads.
 */
public final class NodeClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration RENEW_BEFORE = Duration.ofSeconds(30);
  private static final int MAXIMUM_ANSWER = 16 << 20;
  private static final int PROBLEM_CHARACTERS = 500;
  private static final String GRANT = "grant_type=client_credentials&scope=";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final NodeSetup setup;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final HttpClient http;
  private @Nullable Token token;

  /** A client whose pauses are spread by {@code random}, so that many do not call at once. */
  public NodeClient(NodeSetup setup, InstantSource clock, RandomGenerator random) {
    this.setup = setup;
    this.clock = clock;
    this.random = random;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** A JSON document; {@link NodeRefusedException} on a 4xx, also where there is none. */
  public JsonNode get(String path) {
    return json(path, call(request(path).GET()));
  }

  /** A document as text, or empty where the node has none (404). */
  public Optional<String> find(String path) {
    return findOctets(path).map(octets -> new String(octets, UTF_8));
  }

  /** Octets, or empty where the node has none (404). */
  public Optional<byte[]> findOctets(String path) {
    try {
      return Optional.of(call(request(path).GET()));
    } catch (NodeRefusedException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Sends a JSON document and answers the node's. */
  public JsonNode post(String path, Object body) {
    byte[] octets = JSON.writeValueAsBytes(body);
    return json(
        path,
        call(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(octets))));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(setup.node() + path)).timeout(ANSWER_WITHIN);
  }

  private byte[] call(HttpRequest.Builder request) {
    Instant giveUp = clock.instant().plus(setup.patience());
    Duration pause = FIRST_PAUSE;
    while (true) {
      IOException failure;
      try {
        return once(request);
      } catch (IOException e) {
        failure = e;
      }
      if (!clock.instant().plus(pause).isBefore(giveUp)) {
        HttpRequest last = request.build();
        throw new NodeUnreachableException(
            last.method() + " " + last.uri(), setup.patience(), failure);
      }
      sleep(pause);
      Duration next = pause.multipliedBy(2);
      pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
  }

  private byte[] once(HttpRequest.Builder request) throws IOException {
    Token used = token();
    HttpResponse<byte[]> response = send(request.setHeader("Authorization", used.header()).build());
    if (response.statusCode() == 401) {
      forget(used);
      response = send(request.setHeader("Authorization", token().header()).build());
    }
    return checked(response);
  }

  private static byte[] checked(HttpResponse<byte[]> response) throws IOException {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return response.body();
    }
    String call = response.request().method() + " " + response.request().uri();
    String problem = new String(response.body(), UTF_8);
    String shown = problem.substring(0, Math.min(problem.length(), PROBLEM_CHARACTERS));
    if (status >= 500 || status == 429 || status == 408) {
      throw new IOException(call + " answered " + status + ": " + shown);
    }
    throw new NodeRefusedException(call, status, shown);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAXIMUM_ANSWER));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(request.uri(), e);
    }
  }

  private synchronized void forget(Token refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private synchronized Token token() throws IOException {
    Token held = token;
    if (held == null || !clock.instant().isBefore(held.renewAt())) {
      held = fetchToken();
      token = held;
    }
    return held;
  }

  private Token fetchToken() throws IOException {
    String pair = setup.clientId() + ":" + setup.clientSecret();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    Instant asked = clock.instant();
    byte[] answer =
        checked(
            send(
                request("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(GRANT + setup.scope()))
                    .build()));
    JsonNode granted = json("/oauth2/token", answer);
    Duration lifetime = Duration.ofSeconds(granted.path("expires_in").asLong(60));
    Instant renewAt = asked.plus(lifetime).minus(RENEW_BEFORE);
    return new Token("Bearer " + granted.path("access_token").asString(), renewAt);
  }

  private static JsonNode json(String path, byte[] octets) {
    try {
      return JSON.readTree(octets);
    } catch (JacksonException e) {
      throw new NodeRefusedException(path, 200, "its answer is not JSON");
    }
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis() / 2 + random.nextLong(pause.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(setup.node(), e);
    }
  }

  private record Token(String header, Instant renewAt) {
    @Override
    public String toString() {
      return "token until " + renewAt;
    }
  }
}
