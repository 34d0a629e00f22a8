package org.onecard.cli.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.time.ServiceDay;
import tools.jackson.databind.JsonNode;

/**
 * Demonstration cards issued before the one card, and how far their functions have merged: entered
 * and planned by the demonstration's editor, as an editor would.
 */
final class DemonstrationFusion {
  private static final String REGISTER = "/api/v1/fusion/register";
  private static final String EDITOR = "editor";
  private static final String READERS_CARD = "00000000-0000-4000-8000-000000000500";
  private static final String BUS_CARD = "00000000-0000-4000-8000-000000000501";
  private static final int DAYS_TO_MERGE = 90;

  private final NodeClient node;
  private final DemonstrationStaff staff;

  DemonstrationFusion(NodeClient node, DemonstrationStaff staff) {
    this.node = node;
    this.staff = staff;
  }

  /** Enters the register and its first plans, unless functions are planned already. */
  void load() {
    if (isPlanned(node.find(REGISTER).orElseThrow())) {
      return;
    }
    String token = staff.signIn(EDITOR);
    node.postAs(token, REGISTER + "/demonstration", Map.of());
    plan(token, READERS_CARD, "borrow-books", "borrowing-and-returning", "公共图书馆（演示）");
    plan(token, READERS_CARD, "enter-library", "library-entry", "公共图书馆（演示）");
    plan(token, BUS_CARD, "ride-bus", "bus-ride", "公共交通企业（演示）");
    for (String progress : List.of("under-way", "merged")) {
      node.postAs(
          token,
          REGISTER + "/" + READERS_CARD + "/functions/borrow-books/progress",
          Map.of("progress", progress, "note", "演示：借书证不再新办"));
    }
  }

  private static boolean isPlanned(JsonNode register) {
    return register
        .valueStream()
        .flatMap(card -> card.required("functions").valueStream())
        .anyMatch(step -> !step.required("progress").asString().equals("unplanned"));
  }

  private void plan(String token, String card, String function, String item, String department) {
    node.postAs(
        token,
        REGISTER + "/" + card + "/plan",
        Map.of(
            "steps",
            List.of(
                Map.of(
                    "function", function,
                    "item", item,
                    "until", ServiceDay.dateOf(Instant.now()).plusDays(DAYS_TO_MERGE).toString(),
                    "department", department))));
  }
}
