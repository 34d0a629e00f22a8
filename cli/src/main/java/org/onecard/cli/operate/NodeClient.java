package org.onecard.cli.operate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import org.onecard.kernel.region.Region;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Speaks to one node over its public HTTP interface in the roles whose credentials lie in its
 * folder. A node that does not answer is asked again for a while: it may be starting again.
 */
public final class NodeClient {
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration KEEP_TRYING = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 300;
  private static final int UNAUTHORIZED = 401;
  private static final int SERVER_ERROR = 500;

  private final RegionFolder folder;
  private final String address;
  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ConcurrentHashMap<String, String> tokens = new ConcurrentHashMap<>();

  /**
   * A client of one node.
   *
   * @param address the node's base URL without a trailing slash
   */
  public NodeClient(RegionFolder folder, String address) {
    this(folder, address, KEEP_TRYING);
  }

  private NodeClient(RegionFolder folder, String address, Duration patience) {
    this.folder = folder;
    this.address = address;
    this.patience = patience;
  }

  /** A client that asks once and fails where the node does not answer. */
  public static NodeClient once(RegionFolder folder, String address) {
    return new NodeClient(folder, address, Duration.ZERO);
  }

  /** A client of the node that ran last on this folder. */
  public static NodeClient of(RegionFolder folder) {
    String address =
        folder
            .address()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "no node has run on " + folder.root() + " yet: start it with onecard up"));
    return new NodeClient(folder, address);
  }

  /** The node's region. */
  public Region region() {
    return folder.region();
  }

  /** The folder of the node's region. */
  public RegionFolder folder() {
    return folder;
  }

  /** The node's base URL. */
  public String address() {
    return address;
  }

  /** Reads a public document; empty where the node has none yet. */
  public Optional<JsonNode> find(String path) {
    HttpResponse<String> response = send(request(path).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(body(path, response));
  }

  /** Reads in a role. */
  public JsonNode get(String role, String path) {
    return authorised(role, path, request(path).GET());
  }

  /** Posts a JSON body in a role and returns the answer. */
  public JsonNode post(String role, String path, Object body) {
    String json = Json.MAPPER.writeValueAsString(body);
    return authorised(
        role,
        path,
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Posts a JSON body as the person whose token this is, or as nobody, and returns the answer. */
  public JsonNode postAs(@Nullable String token, String path, Object body) {
    String json = Json.MAPPER.writeValueAsString(body);
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return body(path, send(request));
  }

  /** Reads as the person whose token this is. */
  public JsonNode getAs(String token, String path) {
    return body(path, send(request(path).header("Authorization", "Bearer " + token).GET()));
  }

  private JsonNode authorised(String role, String path, HttpRequest.Builder request) {
    String token = tokens.computeIfAbsent(role, this::newToken);
    HttpResponse<String> response = send(request.setHeader("Authorization", "Bearer " + token));
    if (response.statusCode() == UNAUTHORIZED) {
      String fresh = newToken(role);
      tokens.put(role, fresh);
      response = send(request.setHeader("Authorization", "Bearer " + fresh));
    }
    return body(path, response);
  }

  private String newToken(String role) {
    String path = "/oauth2/token";
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", Credentials.of(folder, role).basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + role));
    return body(path, send(request)).required("access_token").asString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER_TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        String fault;
        try {
          HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
          if (response.statusCode() < SERVER_ERROR) {
            return response;
          }
          fault = "HTTP " + response.statusCode() + " " + response.body();
        } catch (IOException unreachable) {
          fault = unreachable.toString();
        }
        if (System.nanoTime() > deadlineNanos) {
          throw new CommandFailedException(
              "the node of region " + region() + " at " + address + " does not answer: " + fault);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted", stopped);
    }
  }

  private JsonNode body(String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new CommandFailedException(
          "the node of region %s refused %s: %d %s"
              .formatted(region(), path, response.statusCode(), response.body()));
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (JacksonException noJson) {
      throw new CommandFailedException(
          "the node of region " + region() + " answered " + path + " without JSON", noJson);
    }
  }
}
