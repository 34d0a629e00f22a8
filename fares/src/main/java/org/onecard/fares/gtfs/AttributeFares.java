package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fares by {@code fare_attributes.txt} and {@code fare_rules.txt}. */
final class AttributeFares {
  private static final long SECONDS = 60;
  private static final long MOST_MINUTES = 1440;
  private static final String NO_LIMIT = "100000";

  private static final Set<String> ATTRIBUTE_COLUMNS =
      Set.of(
          "fare_id",
          "price",
          "currency_type",
          "payment_method",
          "transfers",
          "agency_id",
          "transfer_duration");
  private static final Set<String> RULE_COLUMNS =
      Set.of("fare_id", "route_id", "origin_id", "destination_id", "contains_id");

  private final Routes routes;
  private final Draft draft;
  private final Zones zones;
  private final Map<String, Fare> fares = new LinkedHashMap<>();

  private final List<Rule> rules;

  private record Fare(String id, long fen, String transfers, String duration, String where) {}

  private record Rule(Fare fare, String route, String from, String to, String where) {
    /** What it says, whatever the route. */
    String key() {
      return fare.id() + " " + from + " " + to;
    }

    boolean zoned() {
      return !from.isEmpty() || !to.isEmpty();
    }
  }

  AttributeFares(Map<String, String> feed, Routes routes, Draft draft) {
    this.routes = routes;
    this.draft = draft;
    this.zones = Zones.ofStops(feed, draft);
    Table attributes = Table.of("fare_attributes.txt", feed);
    draft.unread(attributes, ATTRIBUTE_COLUMNS);
    for (Table.Row row : attributes.rows()) {
      fares.put(
          row.get("fare_id"),
          new Fare(
              row.get("fare_id"),
              draft.fen(row.get("price"), row.get("currency_type"), row.where()),
              row.get("transfers"),
              row.get("transfer_duration"),
              row.where()));
      if (!row.get("payment_method").isEmpty()) {
        draft.note(
            row.where(),
            "payment_method " + row.get("payment_method") + ": a card is charged either way");
      }
    }
    Table table = Table.of("fare_rules.txt", feed);
    draft.unread(table, RULE_COLUMNS);
    rules = rules(table);
  }

  private List<Rule> rules(Table table) {
    List<Rule> read = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      Fare fare = fares.get(row.get("fare_id"));
      String route = row.get("route_id");
      if (fare == null) {
        draft.note(row.where(), "no fare " + row.get("fare_id") + "; left out");
      } else if (!row.get("contains_id").isEmpty()) {
        draft.note(row.where(), "contains_id: a fare by the zones on the way; left out");
      } else if (!route.isEmpty() && !routes.has(route)) {
        draft.note(row.where(), "no route " + route + "; left out");
      } else {
        read.add(
            new Rule(fare, route, row.get("origin_id"), row.get("destination_id"), row.where()));
      }
    }
    for (Fare fare : fares.values()) {
      if (table.rows().stream().noneMatch(row -> row.get("fare_id").equals(fare.id()))) {
        read.add(new Rule(fare, "", "", "", fare.where()));
      }
    }
    return read;
  }

  void say() {
    draft.add("classes", "{id: standard, title: {zh: 普通, en: standard}}");
    Map<List<String>, List<Routes.Route>> groups = new LinkedHashMap<>();
    Map<List<String>, List<Rule>> rulesOf = new HashMap<>();
    for (Routes.Route route : routes.all()) {
      List<Rule> own =
          rules.stream()
              .filter(rule -> rule.route().isEmpty() || rule.route().equals(route.id()))
              .toList();
      if (own.isEmpty()) {
        draft.note(route.where(), "route " + route.id() + " has no fare; left out");
      } else {
        List<String> fare = own.stream().map(Rule::key).distinct().sorted().toList();
        groups.computeIfAbsent(fare, key -> new ArrayList<>()).add(route);
        rulesOf.computeIfAbsent(fare, key -> new ArrayList<>()).addAll(own);
      }
    }
    groups.forEach((fare, group) -> sayGroup(rulesOf.getOrDefault(fare, List.of()), group));
  }

  private void sayGroup(List<Rule> own, List<Routes.Route> group) {
    boolean zoned = own.stream().anyMatch(Rule::zoned);
    String name =
        group.size() == 1 ? group.getFirst().id() : "routes-of-" + own.getFirst().fare().id();
    List<String> services = routes.services(name, group, zoned);
    String list = String.join(", ", services);
    if (zoned) {
      draft.note(own.getFirst().where(), "service " + list + " goes by zones: tapping out assumed");
      List<Rule> whole = own.stream().filter(rule -> !rule.zoned()).toList();
      whole.forEach(
          rule -> draft.note(rule.where(), "a fare for any zones beside fares by zone; left out"));
      Prices prices = new Prices(draft);
      own.stream()
          .filter(Rule::zoned)
          .forEach(rule -> prices.put(rule.from(), rule.to(), rule.fare().fen(), rule.where()));
      draft.add(
          "fares",
          "{id: %s, services: [%s], %s}"
              .formatted(
                  draft.id("fare", name, own.getFirst().where()), list, prices.zones(zones)));
    } else {
      Rule cheapest =
          own.stream().min(Comparator.comparingLong(rule -> rule.fare().fen())).orElseThrow();
      own.stream()
          .filter(rule -> rule.fare().fen() != cheapest.fare().fen())
          .forEach(
              rule ->
                  draft.note(
                      rule.where(),
                      "fare %s beside the cheaper %s on service %s; left out"
                          .formatted(rule.fare().id(), cheapest.fare().id(), list)));
      draft.add(
          "fares",
          "{id: %s, services: [%s], flat: %s}"
              .formatted(
                  draft.id("fare", name, cheapest.where()),
                  list,
                  Draft.money(cheapest.fare().fen())));
    }
    transfers(own, name, list);
  }

  /** Within one fare a rider changes for nothing, so often and so long as the fare says. */
  private void transfers(List<Rule> own, String name, String services) {
    Map<String, List<Fare>> kinds = new TreeMap<>();
    own.stream()
        .map(Rule::fare)
        .distinct()
        .forEach(
            fare ->
                kinds
                    .computeIfAbsent(
                        fare.transfers() + "/" + fare.duration(), key -> new ArrayList<>())
                    .add(fare));
    Optional<Fare> said = kinds.values().stream().findFirst().map(List::getFirst);
    if (kinds.size() > 1) {
      String others =
          kinds.values().stream()
              .skip(1)
              .flatMap(List::stream)
              .map(Fare::id)
              .sorted()
              .collect(Collectors.joining(", "));
      draft.note(
          said.orElseThrow().where(),
          "transfers of fares " + others + " differ on service " + services + "; this one is said");
    }
    said.filter(fare -> !fare.transfers().equals("0"))
        .ifPresent(fare -> transfer(fare, name, services));
  }

  private void transfer(Fare fare, String name, String services) {
    long minutes = MOST_MINUTES;
    if (fare.duration().matches("[0-9]{1,6}")) {
      long seconds = Long.parseLong(fare.duration());
      minutes = Math.clamp(seconds / SECONDS, 1, MOST_MINUTES);
      if (minutes * SECONDS != seconds) {
        draft.note(
            fare.where(), "transfer_duration " + seconds + " s is said as " + minutes + " min");
      }
    } else {
      draft.note(fare.where(), "transfers without transfer_duration are said as within 24 h");
    }
    draft.add(
        "transfers",
        ("{id: %s, title: %s, when: {services: [%s]}, from_services: [%s], recognised_by: rides,"
                + " measured_from: first_entry, within: %d min, times_per_chain: %s,"
                + " same_service: true, effect: free, borne_by: {operator: 1}}")
            .formatted(
                draft.id("transfer", "transfer-" + name, fare.where()),
                Draft.title("transfer " + fare.id()),
                services,
                services,
                minutes,
                fare.transfers().isEmpty() ? NO_LIMIT : fare.transfers()));
  }
}
