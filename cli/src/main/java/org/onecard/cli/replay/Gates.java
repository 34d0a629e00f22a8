package org.onecard.cli.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.place.Places;
import org.onecard.terminal.Terminal;
import org.onecard.terminal.TerminalSetup;
import org.onecard.terminal.core.Snapshot;
import org.onecard.terminal.link.Fetched;
import org.onecard.terminal.link.NodeClient;
import org.onecard.terminal.link.NodeSetup;
import tools.jackson.databind.JsonNode;

/** The terminals at a region's demonstration points: one for each gate and bus. */
final class Gates implements AutoCloseable {
  private static final Duration FETCH_WITHIN = Duration.ofMinutes(2);
  private static final long FETCH_PAUSE_MILLIS = 500;

  private final Map<TapRow.Ride, List<Terminal>> byRide = new HashMap<>();
  private final Clock clock;

  private Gates(Clock clock) {
    this.clock = clock;
  }

  /** Registers and opens a terminal at each metro and bus point of the demonstration. */
  static Gates open(RegionFolder place, Path folder, Clock clock, SecureRandom random) {
    Gates gates = new Gates(clock);
    String address =
        place
            .address()
            .orElseThrow(
                () -> new CommandFailedException("no address of region " + place.region()));
    JsonNode demonstration = Json.read(place.demonstration());
    for (TapRow.Ride ride : TapRow.Ride.values()) {
      List<Terminal> opened = new ArrayList<>();
      gates.byRide.put(ride, opened);
      for (JsonNode acceptor : demonstration.path("acceptors")) {
        if (acceptor.path("sector").asString().equals(ride.sector())) {
          NodeSetup setup =
              NodeSetup.acceptor(
                  URI.create(address),
                  acceptor.required("clientId").asString(),
                  acceptor.required("clientSecret").asString());
          try (NodeClient node = new NodeClient(setup, clock, random)) {
            for (String point : pointsOf(demonstration, acceptor)) {
              opened.add(register(node, setup, point, folder, clock, random));
            }
          }
        }
      }
      if (opened.isEmpty()) {
        throw new CommandFailedException(
            "region "
                + place.region()
                + " has no demonstration points of sector "
                + ride.sector()
                + "; start onecard up on this folder without --empty");
      }
    }
    return gates;
  }

  /** The terminal where a row is tapped: the same device is always the same terminal. */
  Terminal at(TapRow row) {
    List<Terminal> candidates = byRide.getOrDefault(row.ride(), List.of());
    return candidates.get(Math.floorMod(row.device().hashCode(), candidates.size()));
  }

  /** All terminals. */
  List<Terminal> all() {
    return byRide.values().stream().flatMap(List::stream).toList();
  }

  /** Has each terminal fetch until what it holds is as wanted. */
  void fetchUntil(String what, Predicate<Snapshot> wanted) throws IOException {
    for (Terminal terminal : all()) {
      long deadline = clock.millis() + FETCH_WITHIN.toMillis();
      Fetched fetched = terminal.fetch();
      while (!wanted.test(fetched.snapshot())) {
        if (clock.millis() > deadline) {
          throw new CommandFailedException(
              "terminals do not get "
                  + what
                  + " within "
                  + FETCH_WITHIN.toSeconds()
                  + " s; "
                  + String.join("; ", fetched.refusals()));
        }
        pause();
        fetched = terminal.fetch();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Terminal terminal : all()) {
      terminal.close();
    }
  }

  private static List<String> pointsOf(JsonNode demonstration, JsonNode acceptor) {
    return demonstration
        .path("points")
        .valueStream()
        .filter(point -> point.path("acceptorId").equals(acceptor.path("acceptorId")))
        .map(point -> point.required("point").asString())
        .sorted()
        .toList();
  }

  private static Terminal register(
      NodeClient node,
      NodeSetup setup,
      String point,
      Path folder,
      Clock clock,
      SecureRandom random) {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
    String id =
        node.post(
                "/api/v1/terminals",
                Map.of(
                    "point", point,
                    "algorithm", key.algorithm().name(),
                    "publicKeyPem", key.verificationKey().toPem()))
            .required("terminal")
            .asString();
    try {
      return Terminal.open(
          new TerminalSetup(
              id,
              folder.resolve(id),
              setup,
              key,
              Map.of(),
              Places.shipped()::within,
              TerminalSetup.RETENTION),
          clock,
          random);
    } catch (IOException e) {
      throw new CommandFailedException("cannot keep taps in " + folder + ": " + e, e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(FETCH_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while terminals fetch", e);
    }
  }
}
