package org.onecard.cli.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onecard.cli.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Prints each second how many taps the node has stored, as the node says. While it does not answer,
 * what it said last is printed again.
 */
final class Meter implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
  private final URI summary;
  private final String replay;
  private final int taps;
  private final PrintWriter err;
  private long stored;

  private Meter(String address, String replay, int taps, PrintWriter err) {
    this.summary = URI.create(address + "/api/v1/acceptances/summary?replay=" + replay);
    this.replay = replay;
    this.taps = taps;
    this.err = err;
  }

  static Meter start(String address, String replay, int taps, PrintWriter err) {
    Meter meter = new Meter(address, replay, taps, err);
    var _ = meter.ticks.scheduleAtFixedRate(meter::tick, 0, 1, TimeUnit.SECONDS);
    return meter;
  }

  static String line(String replay, long stored, int taps) {
    return "replay " + replay + " stored " + stored + " of " + taps;
  }

  /** The taps of a summary that are stored, in any class. */
  static long storedIn(JsonNode summary) {
    return summary.path("accepted").asLong()
        + summary.path("declined").asLong()
        + summary.path("undetermined").asLong()
        + summary.path("duplicates").asLong();
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    http.shutdownNow();
  }

  private void tick() {
    try {
      var request = HttpRequest.newBuilder(summary).timeout(ANSWER_WITHIN).build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        stored = storedIn(Json.MAPPER.readTree(answer.body()));
      }
    } catch (IOException | JacksonException e) {
      // The node is away or starting again; the uploads wait for it, and so does this number.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    err.println(line(replay, stored, taps));
    err.flush();
  }
}
