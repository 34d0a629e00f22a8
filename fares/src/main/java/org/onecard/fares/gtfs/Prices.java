package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Prices between zones as the feed says them, in each direction, and as a tariff can say them. */
final class Prices {
  private final Draft draft;
  private final Map<String, Map<String, Price>> prices = new TreeMap<>();

  private record Price(long fen, String where) {}

  Prices(Draft draft) {
    this.draft = draft;
  }

  /**
   * One direction; where there is a price already the cheaper is kept. An empty end is any zone.
   */
  void put(String from, String to, long fen, String where) {
    Price price = new Price(fen, where);
    Price before = prices.computeIfAbsent(from, key -> new TreeMap<>()).get(to);
    if (before != null && before.fen() != fen) {
      Price dearer = before.fen() < fen ? price : before;
      draft.note(dearer.where(), "dearer than another fare between the same zones; left out");
    }
    if (before == null || fen < before.fen()) {
      prices.getOrDefault(from, Map.of()).put(to, price);
    }
  }

  /** The fare by zones; what is missing or differs by direction is named. */
  String zones(Zones zones) {
    List<String> known = known(zones);
    List<String> pairs = new ArrayList<>();
    long dearest = dearest();
    for (String from : known) {
      for (String to : known.subList(known.indexOf(from), known.size())) {
        pairs.add(
            "{from: %s, to: %s, fare: %s}"
                .formatted(
                    draft.id("zone", from, "stops.txt"),
                    draft.id("zone", to, "stops.txt"),
                    Draft.money(between(from, to, dearest))));
      }
    }
    return "zones: {members: %s, prices: [%s]}"
        .formatted(zones.members(known, draft), String.join(", ", pairs));
  }

  private List<String> known(Zones zones) {
    TreeSet<String> named = new TreeSet<>(prices.keySet());
    prices.values().forEach(to -> named.addAll(to.keySet()));
    boolean any = named.remove("");
    if (any) {
      named.addAll(zones.names());
    }
    for (String zone : List.copyOf(named)) {
      if (!zones.has(zone)) {
        draft.note(where(zone), "no stop lies in zone " + zone + "; left out");
        named.remove(zone);
      }
    }
    if (named.isEmpty()) {
      throw new GtfsWithoutFaresException("fares go by zones, but no stop lies in one");
    }
    return List.copyOf(named);
  }

  private long between(String from, String to, long dearest) {
    Price there = find(from, to);
    Price back = find(to, from);
    if (there == null && back == null) {
      draft.note(
          "stops.txt",
          "no fare between zones %s and %s; said as the dearest, %s"
              .formatted(from, to, Draft.money(dearest)));
      return dearest;
    }
    if (there == null || back == null) {
      Price one = there == null ? back : there;
      String missing = there == null ? from + " to " + to : to + " to " + from;
      String where = one == null ? "stops.txt" : one.where();
      draft.note(where, "no fare from " + missing + "; said for both directions");
      return one == null ? dearest : one.fen();
    }
    if (there.fen() != back.fen()) {
      Price dearer = there.fen() > back.fen() ? there : back;
      draft.note(
          dearer.where(),
          "from %s to %s costs otherwise than back; said as %s both ways"
              .formatted(from, to, Draft.money(dearer.fen())));
      return dearer.fen();
    }
    return there.fen();
  }

  private @Nullable Price find(String from, String to) {
    Price exact = prices.getOrDefault(from, Map.of()).get(to);
    if (exact == null) {
      exact = prices.getOrDefault(from, Map.of()).get("");
    }
    if (exact == null) {
      exact = prices.getOrDefault("", Map.of()).get(to);
    }
    return exact == null ? prices.getOrDefault("", Map.of()).get("") : exact;
  }

  private long dearest() {
    return prices.values().stream()
        .flatMap(to -> to.values().stream())
        .mapToLong(Price::fen)
        .max()
        .orElse(0);
  }

  private String where(String zone) {
    return prices.entrySet().stream()
        .filter(from -> from.getKey().equals(zone) || from.getValue().containsKey(zone))
        .flatMap(from -> from.getValue().values().stream())
        .findFirst()
        .map(Price::where)
        .orElse("stops.txt");
  }
}
