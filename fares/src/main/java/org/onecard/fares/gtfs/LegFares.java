package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Fares by GTFS-Fares v2: leg rules with priority, products, areas, networks, timeframes. */
final class LegFares {
  private static final Set<String> COLUMNS =
      Set.of(
          "leg_group_id",
          "network_id",
          "from_area_id",
          "to_area_id",
          "from_timeframe_group_id",
          "to_timeframe_group_id",
          "fare_product_id",
          "rule_priority");

  private final Routes routes;
  private final Draft draft;
  private final Products products;
  private final Timeframes timeframes;
  private final Zones areas;
  private final Map<String, String> feed;
  private final List<Leg> legs = new ArrayList<>();
  private final boolean byPriority;

  /** Leg groups and the services all of whose legs are in them. */
  private final Map<String, Set<String>> servicesOf = new HashMap<>();

  LegFares(Map<String, String> feed, Routes routes, Draft draft) {
    this.feed = feed;
    this.routes = routes;
    this.draft = draft;
    products = new Products(feed, draft);
    timeframes = new Timeframes(feed, draft);
    areas = Zones.ofAreas(feed, draft);
    Table table = Table.of("fare_leg_rules.txt", feed);
    draft.unread(table, COLUMNS);
    byPriority = table.has("rule_priority");
    table.rows().forEach(this::leg);
    for (Table.Row row : Table.of("fare_leg_join_rules.txt", feed).rows()) {
      draft.note(row.where(), "legs joined to one fare; left out");
    }
  }

  private void leg(Table.Row row) {
    String product = row.get("fare_product_id");
    if (!products.has(product)) {
      draft.note(row.where(), "no fare product " + product + "; left out");
      return;
    }
    if (!row.get("to_timeframe_group_id").isEmpty()) {
      draft.note(row.where(), "a fare by the time of leaving; left out");
      return;
    }
    for (String area : List.of(row.get("from_area_id"), row.get("to_area_id"))) {
      if (!area.isEmpty() && !areas.has(area)) {
        draft.note(row.where(), "no stop lies in area " + area + "; left out");
        return;
      }
    }
    String priority = row.get("rule_priority");
    legs.add(
        new Leg(
            row.get("leg_group_id"),
            row.get("network_id"),
            row.get("from_area_id"),
            row.get("to_area_id"),
            row.get("from_timeframe_group_id"),
            product,
            priority.matches("[0-9]{1,9}") ? Integer.parseInt(priority) : 0,
            products.standard(product).orElseThrow(),
            row.where()));
  }

  void say() {
    Map<String, List<Routes.Route>> byNetwork = new LinkedHashMap<>();
    for (Routes.Route route : routes.all()) {
      byNetwork.computeIfAbsent(routes.network(route), key -> new ArrayList<>()).add(route);
    }
    Set<Leg> used = new LinkedHashSet<>();
    byNetwork.forEach((network, group) -> used.addAll(network(network, group)));
    for (Leg leg : legs) {
      if (!used.contains(leg)) {
        draft.note(leg.where(), "no route's network is meant; left out");
      }
    }
    if (draft.isEmpty("fares")) {
      throw new GtfsWithoutFaresException("fare_leg_rules.txt has no rule for any route");
    }
    new LegTransfers(feed, products, servicesOf, draft).say();
  }

  private List<Leg> network(String network, List<Routes.Route> group) {
    boolean named = legs.stream().anyMatch(leg -> leg.network().equals(network));
    List<Leg> own =
        legs.stream()
            .filter(
                leg ->
                    leg.network().isEmpty()
                        ? byPriority || !named || network.isEmpty()
                        : leg.network().equals(network))
            .toList();
    if (own.isEmpty()) {
      group.forEach(
          route -> draft.note(route.where(), "route " + route.id() + " has no fare; left out"));
      return own;
    }
    String name = network.isEmpty() ? "others" : network;
    boolean zoned = own.stream().anyMatch(leg -> !leg.from().isEmpty() || !leg.to().isEmpty());
    List<String> services = routes.services(name, group, zoned);
    if (zoned) {
      draft.note(own.getFirst().where(), "service " + name + " goes by areas: tapping out assumed");
    }
    groups(own, services);
    fare(name, String.join(", ", services), own, zoned);
    return own;
  }

  /** A leg group stands for whole services or cannot be said. */
  private void groups(List<Leg> own, List<String> services) {
    Set<String> all = new TreeSet<>();
    own.forEach(leg -> all.add(leg.group()));
    if (all.size() == 1) {
      servicesOf
          .computeIfAbsent(all.iterator().next(), key -> new LinkedHashSet<>())
          .addAll(services);
    } else {
      all.forEach(group -> servicesOf.putIfAbsent(group, new LinkedHashSet<>()));
    }
  }

  private void fare(String name, String services, List<Leg> own, boolean zoned) {
    String baseTime = baseTime(own);
    List<Leg> base = own.stream().filter(leg -> leg.time().equals(baseTime)).toList();
    if (!baseTime.isEmpty()) {
      draft.note(
          base.getFirst().where(),
          "no fare outside the timeframes; said as that of timeframe " + baseTime);
    }
    String times = times(own, base, baseTime, services);
    String id = draft.id("fare", name, base.getFirst().where());
    String shape;
    if (zoned) {
      Prices prices = new Prices(draft);
      for (String from : areas.names()) {
        areas.names().forEach(to -> pair(base, from, to, prices));
      }
      shape = prices.zones(areas);
    } else {
      Leg leg = cheapest(base);
      shape = "flat: " + Draft.money(leg.fen());
    }
    draft.add("fares", "{id: %s, services: [%s], %s%s}".formatted(id, services, shape, times));
    new LegClasses(products, draft).say(name, services, own, base, zoned);
  }

  private static String baseTime(List<Leg> own) {
    return own.stream()
        .filter(leg -> leg.time().isEmpty())
        .findFirst()
        .or(() -> own.stream().max(Comparator.comparingLong(Leg::fen)))
        .orElseThrow()
        .time();
  }

  /** The rules with the highest priority that fit, and of them the cheapest. */
  private void pair(List<Leg> base, String from, String to, Prices prices) {
    List<Leg> fitting =
        base.stream()
            .filter(leg -> fits(base.stream().map(Leg::from).toList(), leg.from(), from))
            .filter(leg -> fits(base.stream().map(Leg::to).toList(), leg.to(), to))
            .toList();
    int most = fitting.stream().mapToInt(Leg::priority).max().orElse(0);
    fitting.stream()
        .filter(leg -> leg.priority() == most)
        .forEach(leg -> prices.put(from, to, leg.fen(), leg.where()));
  }

  /** Without priorities an empty area means those that no rule names. */
  private boolean fits(List<String> named, String said, String area) {
    return said.isEmpty() ? byPriority || !named.contains(area) : said.equals(area);
  }

  private Leg cheapest(List<Leg> base) {
    int most = base.stream().mapToInt(Leg::priority).max().orElse(0);
    Leg cheapest =
        base.stream()
            .filter(leg -> leg.priority() == most)
            .min(Comparator.comparingLong(Leg::fen))
            .orElseThrow();
    base.stream()
        .filter(leg -> leg.fen() != cheapest.fen())
        .forEach(
            leg ->
                draft.note(
                    leg.where(),
                    leg.priority() < most
                        ? "never applies: another rule has a higher priority; left out"
                        : "dearer than another fare for the same ride; left out"));
    return cheapest;
  }

  private String times(List<Leg> own, List<Leg> base, String baseTime, String services) {
    List<String> said = new ArrayList<>();
    Set<String> groups = new LinkedHashSet<>();
    own.stream().map(Leg::time).filter(time -> !time.equals(baseTime)).forEach(groups::add);
    for (String group : groups) {
      List<Leg> timed = own.stream().filter(leg -> leg.time().equals(group)).toList();
      long ratio = Leg.ratio(timed, base);
      if (ratio < 0 || timeframes.windows(group).isEmpty()) {
        timed.forEach(
            leg ->
                draft.note(
                    leg.where(),
                    "timeframe %s on %s is no one ratio of the other fares; left out"
                        .formatted(group, services)));
      } else {
        timeframes
            .windows(group)
            .forEach(window -> said.add("{%s, asks: %s}".formatted(window, Draft.ratio(ratio))));
      }
    }
    return said.isEmpty() ? "" : ", times_of_day: [" + String.join(", ", said) + "]";
  }
}
