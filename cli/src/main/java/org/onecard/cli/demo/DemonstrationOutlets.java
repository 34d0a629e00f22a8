package org.onecard.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.onecard.cli.Json;
import org.onecard.cli.operate.NodeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Demonstration outlets of a region: its registrar imports them, and two get ratings. */
final class DemonstrationOutlets {
  private static final String API = "/api/v1/outlets";

  /** Enough for stars; the scores are made up, as the outlets are. */
  private static final List<Integer> SCORES = List.of(5, 5, 4, 5, 5, 3, 5, 4, 5, 5, 5, 4);

  private final NodeClient node;
  private final DemonstrationState state;
  private final DemonstrationStaff staff;

  DemonstrationOutlets(NodeClient node, DemonstrationState state, DemonstrationStaff staff) {
    this.node = node;
    this.state = state;
    this.staff = staff;
  }

  /** Imports them where they were not yet; a start that was cut short is begun again. */
  void load() {
    if (!state.list(Demonstration.OUTLETS).isEmpty()) {
      return;
    }
    JsonNode report =
        node.postAs(
            staff.signIn("registrar"), API + "/import", Map.of("csv", table(), "dryRun", false));
    if (!report.required("applied").asBoolean()) {
      throw new IllegalStateException("the demonstration's outlets are refused: " + report);
    }
    List<String> codes =
        report
            .required("lines")
            .valueStream()
            .map(line -> line.required("code").asString())
            .toList();
    rate(codes.subList(0, 2));
    for (String code : codes) {
      ObjectNode entry = Json.MAPPER.createObjectNode();
      entry.put("region", node.region().code());
      entry.put("code", code);
      state.add(Demonstration.OUTLETS, entry);
    }
  }

  private void rate(List<String> codes) {
    String clerk = staff.signIn("clerk");
    for (String code : codes) {
      for (int score : SCORES) {
        JsonNode made =
            node.postAs(clerk, API + "/" + code + "/rating-codes", Map.of("occasion", "apply"));
        node.postAs(
            null,
            API + "/ratings",
            Map.of(
                "ratingCode",
                made.required("ratingCode").asString(),
                "score",
                score,
                "punctual",
                score > 3));
      }
    }
  }

  private String table() {
    String name = "outlets-" + node.region().code() + ".csv";
    try (InputStream shipped = DemonstrationOutlets.class.getResourceAsStream(name)) {
      if (shipped == null) {
        throw new IllegalStateException("no demonstration outlets " + name);
      }
      return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }
}
