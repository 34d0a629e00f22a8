package org.onecard.terminal.link;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.tap.TapRecord;
import org.onecard.terminal.journal.SignedTap;
import org.onecard.terminal.journal.TapJournal;
import tools.jackson.databind.JsonNode;

/**
 * Carries taps from the journal to the node, in order. A tap is known there by terminal and
 * sequence, so that sending it again gives the stored answer and changes nothing.
 */
final class Uploader {
  /** Taps in one request at most. */
  static final int BATCH = 500;

  private final NodeClient node;
  private final TapJournal journal;

  Uploader(NodeClient node, TapJournal journal) {
    this.node = node;
    this.journal = journal;
  }

  /** Sends the next taps that wait, at most {@link #BATCH}; none if there are none. */
  List<StoredTap> uploadNext(String terminal, Optional<String> replay) throws IOException {
    List<SignedTap> waiting = journal.pending(BATCH);
    if (waiting.isEmpty()) {
      return List.of();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("terminal", terminal);
    replay.ifPresent(id -> body.put("replay", id));
    body.put("taps", waiting.stream().map(Uploader::toJson).toList());
    JsonNode answer = node.post("/api/v1/acceptances/batch", body);
    List<StoredTap> stored = new ArrayList<>();
    for (JsonNode result : answer.path("results")) {
      stored.add(
          new StoredTap(
              result.path("sequence").asLong(),
              result.path("stored").asString(),
              result.path("decision").asString(""),
              result.path("reason").asString("")));
    }
    journal.acknowledge(lastOf(waiting, stored));
    return stored;
  }

  /** The last sequence answered without a gap; a node that answers for none is refused. */
  private static long lastOf(List<SignedTap> sent, List<StoredTap> stored) {
    for (int i = 0; i < sent.size(); i++) {
      long due = sent.get(i).tap().sequence();
      if (i >= stored.size() || stored.get(i).sequence() != due) {
        throw new MissingPieceException("an answer for tap " + due);
      }
    }
    return sent.getLast().tap().sequence();
  }

  private static Map<String, Object> toJson(SignedTap signed) {
    TapRecord tap = signed.tap();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sequence", tap.sequence());
    json.put("code", Base45.encode(tap.code().toArray()));
    json.put("item", tap.item());
    json.put("tappedAt", Instant.ofEpochMilli(tap.tappedAtMillis()).toString());
    json.put("statusHead", tap.statusHead());
    json.put("edition", tap.edition());
    json.put("decision", tap.decision());
    json.put("reason", tap.reason());
    json.put("provisional", tap.provisional());
    json.put("signature", signed.signature().base64Url());
    return json;
  }
}
