package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which stops lie in which zone or area. */
final class Zones {
  private final Map<String, List<String>> members = new LinkedHashMap<>();
  private final Map<String, String> wheres = new HashMap<>();

  private Zones() {}

  /** By {@code stops.zone_id}. */
  static Zones ofStops(Map<String, String> feed, Draft draft) {
    Zones zones = new Zones();
    for (Table.Row row : Table.of("stops.txt", feed).rows()) {
      if (row.get("zone_id").isEmpty()) {
        draft.note(row.where(), "stop " + row.get("stop_id") + " has no zone; left out");
      } else {
        zones.add(row.get("zone_id"), row.get("stop_id"), row.where());
      }
    }
    return zones;
  }

  /** By {@code stop_areas.txt}. */
  static Zones ofAreas(Map<String, String> feed, Draft draft) {
    Zones zones = new Zones();
    Map<String, String> areaOf = new HashMap<>();
    for (Table.Row row : Table.of("stop_areas.txt", feed).rows()) {
      String stop = row.get("stop_id");
      String other = areaOf.putIfAbsent(stop, row.get("area_id"));
      if (other != null) {
        draft.note(row.where(), "stop " + stop + " lies in area " + other + " too; kept there");
      } else {
        zones.add(row.get("area_id"), stop, row.where());
      }
    }
    return zones;
  }

  private void add(String zone, String stop, String where) {
    members.computeIfAbsent(zone, key -> new ArrayList<>()).add(stop);
    wheres.putIfAbsent(zone, where);
  }

  List<String> names() {
    return List.copyOf(members.keySet());
  }

  boolean has(String zone) {
    return members.containsKey(zone);
  }

  /** The zones of a fare as a flow mapping. */
  String members(List<String> wanted, Draft draft) {
    return wanted.stream()
        .map(
            zone ->
                draft.id("zone", zone, wheres.getOrDefault(zone, "stops.txt"))
                    + ": ["
                    + members.getOrDefault(zone, List.of()).stream()
                        .map(Draft::quoted)
                        .collect(Collectors.joining(", "))
                    + "]")
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
