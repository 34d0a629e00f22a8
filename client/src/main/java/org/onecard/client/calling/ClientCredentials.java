package org.onecard.client.calling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onecard.client.ApiClient;

/**
 * Signs requests with the token that OAuth 2 client credentials (RFC 6749, section 4.4) are
 * exchanged for, and fetches the next one before the last ends. Safe for threads.
 */
public final class ClientCredentials implements Consumer<HttpRequest.Builder> {
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

  /** A token this close to its end is not used any more: the request still has to arrive. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final String basic;
  private final String scope;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Token token;

  /**
   * The credentials of one client at one node.
   *
   * @param node the node's base URL without a trailing slash
   * @param scope what the client is, as {@code acceptor}
   */
  public ClientCredentials(
      String node, String clientId, String clientSecret, String scope, InstantSource clock) {
    this.endpoint = URI.create(node + "/oauth2/token");
    String pair = URLEncoder.encode(clientId, UTF_8) + ":" + URLEncoder.encode(clientSecret, UTF_8);
    this.basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    this.scope = scope;
    this.clock = clock;
  }

  private record Token(String text, Instant usableUntil) {}

  /** A client of the node whose requests bear these credentials' token. */
  public ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(endpoint.resolve("/").toString().replaceFirst("/$", ""));
    client.setRequestInterceptor(this);
    return client;
  }

  /**
   * Adds the token to a request.
   *
   * @throws TokenRefusedException if the node does not give one
   * @throws UncheckedIOException if the node cannot be reached
   */
  @Override
  public void accept(HttpRequest.Builder request) {
    request.setHeader("Authorization", "Bearer " + usable());
  }

  private synchronized String usable() {
    Token last = token;
    if (last == null || !clock.instant().isBefore(last.usableUntil())) {
      last = fetch();
      token = last;
    }
    return last.text();
  }

  private Token fetch() {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(ANSWER_WAIT)
            .header("Authorization", basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
            .build();
    Instant asked = clock.instant();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new TokenRefusedException(endpoint, answer.statusCode(), answer.body());
      }
      JsonNode given = JSON.readTree(answer.body());
      Duration life = Duration.ofSeconds(given.path("expires_in").asLong());
      return new Token(given.path("access_token").asText(), asked.plus(life).minus(MARGIN));
    } catch (IOException unreachable) {
      throw new UncheckedIOException("no token from " + endpoint, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + endpoint, stopped);
    }
  }
}
