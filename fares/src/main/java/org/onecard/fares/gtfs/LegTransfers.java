package org.onecard.fares.gtfs;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Transfer rules between leg groups. */
final class LegTransfers {
  private static final Set<String> COLUMNS =
      Set.of(
          "from_leg_group_id",
          "to_leg_group_id",
          "transfer_count",
          "duration_limit",
          "duration_limit_type",
          "fare_transfer_type",
          "fare_product_id");
  private static final long MOST_MINUTES = 1440;
  private static final int UNLIMITED = 100_000;

  private final Products products;
  private final Map<String, Set<String>> servicesOf;
  private final Draft draft;
  private final Table table;

  LegTransfers(
      Map<String, String> feed,
      Products products,
      Map<String, Set<String>> servicesOf,
      Draft draft) {
    this.products = products;
    this.servicesOf = servicesOf;
    this.draft = draft;
    table = Table.of("fare_transfer_rules.txt", feed);
  }

  void say() {
    draft.unread(table, COLUMNS);
    table.rows().forEach(this::rule);
  }

  private void rule(Table.Row row) {
    Set<String> from = services(row, "from_leg_group_id");
    Set<String> to = services(row, "to_leg_group_id");
    if (from.isEmpty() || to.isEmpty()) {
      draft.note(row.where(), "a leg group that is no whole service; left out");
      return;
    }
    String effect = effect(row);
    if (effect.isEmpty()) {
      return;
    }
    draft.add(
        "transfers",
        ("{id: %s, title: %s, when: {services: [%s]}, from_services: [%s], recognised_by: rides,"
                + " measured_from: %s, within: %d min, times_per_chain: %d, same_service: true,"
                + " effect: %s, borne_by: {operator: 1}}")
            .formatted(
                draft.id("transfer", "transfer-" + row.where().replaceAll(".*:", ""), row.where()),
                Draft.title("transfer"),
                String.join(", ", to),
                String.join(", ", from),
                measuredFrom(row),
                minutes(row),
                times(row),
                effect));
  }

  private Set<String> services(Table.Row row, String column) {
    String group = row.get(column);
    Set<String> services = new TreeSet<>();
    if (group.isEmpty()) {
      servicesOf.values().forEach(services::addAll);
    } else {
      services.addAll(servicesOf.getOrDefault(group, Set.of()));
    }
    return services;
  }

  private String effect(Table.Row row) {
    String product = row.get("fare_product_id");
    OptionalLong price = product.isEmpty() ? OptionalLong.of(0) : products.standard(product);
    if (price.isEmpty()) {
      draft.note(row.where(), "no fare product " + product + "; left out");
      return "";
    }
    long fen = price.getAsLong();
    switch (row.get("fare_transfer_type")) {
      case "0" -> {
        if (fen >= 0) {
          return fen == 0 ? "free" : "{price: " + Draft.money(fen) + "}";
        }
        draft.note(row.where(), "a transfer that pays money back; left out");
      }
      case "1" -> {
        if (fen < 0) {
          return "{off: " + Draft.money(-fen) + "}";
        }
        draft.note(
            row.where(),
            fen == 0
                ? "both fares are paid in full: nothing to say; left out"
                : "a transfer that costs more than both fares; left out");
      }
      default -> draft.note(row.where(), "one price for both rides together; left out");
    }
    return "";
  }

  private String measuredFrom(Table.Row row) {
    return switch (row.get("duration_limit_type")) {
      case "2" -> "exit";
      case "0", "3" -> {
        draft.note(row.where(), "time runs to the later ride's end; said as to its boarding");
        yield row.get("duration_limit_type").equals("3") ? "exit" : "entry";
      }
      default -> "entry";
    };
  }

  private long minutes(Table.Row row) {
    String limit = row.get("duration_limit");
    if (!limit.matches("[0-9]{1,6}")) {
      draft.note(row.where(), "no duration_limit; said as within 24 h");
      return MOST_MINUTES;
    }
    long seconds = Long.parseLong(limit);
    long minutes = Math.clamp(seconds / 60, 1, MOST_MINUTES);
    if (minutes * 60 != seconds) {
      draft.note(row.where(), "duration_limit " + seconds + " s is said as " + minutes + " min");
    }
    return minutes;
  }

  private static int times(Table.Row row) {
    String count = row.get("transfer_count");
    if (count.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(count);
    }
    return count.equals("-1") ? UNLIMITED : 1;
  }
}
