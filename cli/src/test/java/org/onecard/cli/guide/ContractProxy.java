package org.onecard.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandProcess;
import org.onecard.cli.Json;

/**
 * Prism between a caller and a running node: a request or an answer that is not as
 * docs/reference/openapi.yaml says comes back as an error of Prism's own.
 */
final class ContractProxy implements AutoCloseable {
  /** Where {@code ./onecard test} installs it. */
  private static final Path PRISM =
      Path.of("..", ".cache", "prism", "node_modules", ".bin", "prism");

  private static final Path DESCRIPTION = Path.of("..", "docs", "reference", "openapi.yaml");
  private static final Duration START = Duration.ofMinutes(1);

  /** How the types of Prism's errors begin. */
  private static final String OF_PRISM = "https://stoplight.io/prism/errors";

  private final CommandProcess process;
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  private ContractProxy(CommandProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it in front of a node; without npm the test is left out. */
  static ContractProxy before(String node, Path folder) throws IOException {
    return before(node, folder, DESCRIPTION);
  }

  /** Starts it with another description. */
  static ContractProxy before(String node, Path folder, Path description) throws IOException {
    assumeThat(Files.isExecutable(PRISM))
        .as("left out: not installed: prism, which ./onecard test fetches by npm")
        .isTrue();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    CommandProcess process =
        CommandProcess.startProgram(
            folder,
            List.of(
                PRISM.toRealPath().toString(),
                "proxy",
                description.toRealPath().toString(),
                node,
                "--errors",
                "--port",
                Integer.toString(port)));
    await()
        .atMost(START)
        .failFast(() -> assertThat(process.isRunning()).as(process.output()).isTrue())
        .until(() -> process.output().contains("Prism is listening"));
    return new ContractProxy(process, "http://127.0.0.1:" + port);
  }

  /** What the node answers, if request and answer are as described; else what Prism found. */
  HttpResponse<String> call(
      String method, String path, @Nullable String token, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    String json = body == null ? "" : Json.MAPPER.writeValueAsString(body);
    return http.send(
        request.method(method, BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
  }

  /** Whether this answer is Prism's and not the node's. */
  static boolean isViolation(HttpResponse<String> answer) {
    return answer.body().contains(OF_PRISM);
  }

  /** Answers as the node does, and as described. */
  HttpResponse<String> keeps(
      String method, String path, @Nullable String token, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = call(method, path, token, body);
    assertThat(isViolation(answer)).as("%s %s: %s", method, path, answer.body()).isFalse();
    return answer;
  }

  @Override
  public void close() {
    process.close();
  }
}
