package org.onecard.cli.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.RegionFolder;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusLists;
import org.onecard.terminal.core.Snapshot;
import tools.jackson.databind.JsonNode;

/**
 * One replay: residents of Sichuan (51) tap at points in Chongqing (50), offline and in order of
 * time, and the terminals upload as they go.
 */
final class Replay {
  private static final String OPERATOR = "operator";
  private static final Region PLACE = Region.of("50");
  private static final Region ISSUER = Region.of("51");

  private final ReplayDay day;
  private final Path data;
  private final Clock clock;
  private final SecureRandom random;
  private final PrintWriter err;
  private final NodeClient place;
  private final NodeClient issuer;

  Replay(ReplayDay day, Path data, Clock clock, SecureRandom random, PrintWriter err) {
    this.day = day;
    this.data = data;
    this.clock = clock;
    this.random = random;
    this.err = err;
    this.place = NodeClient.of(new RegionFolder(data, PLACE));
    this.issuer = NodeClient.of(new RegionFolder(data, ISSUER));
  }

  /** Runs it and answers what node 50 has stored of it. */
  JsonNode run(double rate, int suspend) throws IOException, InterruptedException {
    int taps = day.rows().size();
    String replay =
        place.post(OPERATOR, "/api/v1/replays", Map.of("taps", taps)).required("replay").asString();
    try (Meter _ = Meter.start(place.address(), replay, taps, err);
        Gates gates =
            Gates.open(place.folder(), data.resolve("replay").resolve(replay), clock, random)) {
      Devices devices = enrol(replay);
      gates.fetchUntil("the status of the enrolled cards", held -> knowsAll(held, devices));
      say(gates.all().size() + " terminals hold keys, list and status");
      try (Uploads uploads = Uploads.start(gates.all(), replay)) {
        present(gates, devices, uploads, rate, suspend);
        uploads.finish();
      }
    }
    JsonNode summary = summary(replay);
    say(Meter.line(replay, Meter.storedIn(summary), taps));
    return summary;
  }

  private Devices enrol(String replay) {
    var days = day.daysByCard();
    return Devices.enrol(
        issuer,
        "replay-" + replay,
        days,
        random,
        done -> say("enrolled " + done + " of " + days.size() + " cards at node " + ISSUER));
  }

  private void present(Gates gates, Devices devices, Uploads uploads, double rate, int suspend)
      throws IOException {
    Pace pace = new Pace(rate);
    Set<Bytes> repeated = day.repeated().keySet();
    Map<Bytes, byte[]> shown = new HashMap<>();
    List<TapRow> rows = day.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (i == day.middle() && suspend > 0) {
        suspend(suspend, gates, devices);
      }
      TapRow row = rows.get(i);
      pace.await();
      uploads.check();
      byte[] code = shown.get(row.identity());
      if (code == null) {
        long second = day.tappedAt(row).getEpochSecond();
        code = devices.of(row.card(), day.dayOf(row)).show(second).octets();
        if (repeated.contains(row.identity())) {
          shown.put(row.identity(), code);
        }
      }
      var _ = gates.at(row).tap(code, row.ride().item(), day.tappedAt(row));
    }
  }

  private void suspend(int count, Gates gates, Devices devices) throws IOException {
    List<String> cards = day.cardsTappingLater(count);
    if (cards.size() < count) {
      say("only " + cards.size() + " cards tap in the second half");
    }
    if (cards.isEmpty()) {
      return;
    }
    long head =
        issuer
            .post(
                OPERATOR,
                "/api/v1/operator/suspensions",
                Map.of("cardNumbers", devices.cardNumbersOf(cards), "kind", "formal"))
            .required("headNumber")
            .asLong();
    gates.fetchUntil("status head " + head + " of " + ISSUER, held -> holdsHead(held, head));
    Set<String> suspended = Set.copyOf(cards);
    long later =
        day.laterForTheFirstTime().stream().filter(row -> suspended.contains(row.card())).count();
    say("suspended " + cards.size() + " cards, which tap " + later + " times more");
  }

  private static boolean knowsAll(Snapshot held, Devices devices) {
    StatusLists lists = held.statuses().get(ISSUER);
    return lists != null && !held.editions().isEmpty() && devices.allValidIn(lists);
  }

  private static boolean holdsHead(Snapshot held, long number) {
    StatusLists lists = held.statuses().get(ISSUER);
    return lists != null && lists.head().number() >= number;
  }

  private JsonNode summary(String replay) {
    return place
        .find("/api/v1/acceptances/summary?replay=" + replay)
        .orElseThrow(() -> new CommandFailedException("node 50 does not know replay " + replay));
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
