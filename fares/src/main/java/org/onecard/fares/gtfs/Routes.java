package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes of a feed, and the services they become: routes with one operator, mode and fare. */
final class Routes {
  /**
   * One route.
   *
   * @param party the operator's id in the tariff
   */
  record Route(String id, String party, String mode, String title, String where) {}

  private final Draft draft;
  private final Map<String, String> parties = new LinkedHashMap<>();
  private final Map<String, Route> byId = new LinkedHashMap<>();
  private final Map<String, String> networks = new HashMap<>();

  Routes(Map<String, String> feed, Draft draft) {
    this.draft = draft;
    for (Table.Row agency : Table.of("agency.txt", feed).rows()) {
      String party = draft.id("agency", agency.get("agency_id"), agency.where());
      parties.put(agency.get("agency_id"), party);
      draft.add(
          "parties",
          "{id: %s, kind: operator, title: %s}"
              .formatted(party, Draft.title(agency.get("agency_name"))));
    }
    Table routes = Table.of("routes.txt", feed);
    for (Table.Row row : routes.rows()) {
      String title = row.get("route_short_name") + " " + row.get("route_long_name");
      byId.put(
          row.get("route_id"),
          new Route(row.get("route_id"), party(row), mode(row), title.strip(), row.where()));
      if (!row.get("network_id").isEmpty()) {
        networks.put(row.get("route_id"), row.get("network_id"));
      }
    }
    for (Table.Row row : Table.of("route_networks.txt", feed).rows()) {
      networks.put(row.get("route_id"), row.get("network_id"));
      if (!byId.containsKey(row.get("route_id"))) {
        draft.note(row.where(), "no route " + row.get("route_id") + "; left out");
      }
    }
  }

  List<Route> all() {
    return List.copyOf(byId.values());
  }

  /** The network a route belongs to; empty if to none. */
  String network(Route route) {
    return networks.getOrDefault(route.id(), "");
  }

  boolean has(String routeId) {
    return byId.containsKey(routeId);
  }

  /** Writes a service for each operator and mode among the routes; its ids. */
  List<String> services(String name, List<Route> routes, boolean tapsOut) {
    Map<String, List<Route>> groups = new LinkedHashMap<>();
    for (Route route : routes) {
      groups
          .computeIfAbsent(route.party() + " " + route.mode(), key -> new ArrayList<>())
          .add(route);
    }
    List<String> services = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          Route first = group.getFirst();
          String text = groups.size() == 1 ? name : name + "-" + key.replace(' ', '-');
          String id = draft.id("service", text, first.where());
          String title = group.size() == 1 ? first.title() : name;
          draft.add(
              "services",
              "{id: %s, mode: %s, operator: %s, taps_out: %s, title: %s}"
                  .formatted(id, first.mode(), first.party(), tapsOut, Draft.title(title)));
          services.add(id);
        });
    return services;
  }

  private String party(Table.Row route) {
    String agency = route.get("agency_id");
    String party = parties.get(agency);
    if (party != null) {
      return party;
    }
    if (agency.isEmpty() && parties.size() == 1) {
      return parties.values().iterator().next();
    }
    String made = draft.id("agency", agency.isEmpty() ? "agency" : agency, route.where());
    draft.note(route.where(), "agency.txt has no agency \"" + agency + "\"; made up as " + made);
    draft.add("parties", "{id: %s, kind: operator, title: %s}".formatted(made, Draft.title(made)));
    parties.put(agency, made);
    return made;
  }

  private String mode(Table.Row route) {
    String type = route.get("route_type");
    int number = type.matches("[0-9]{1,4}") ? Integer.parseInt(type) : -1;
    String mode = basicMode(number);
    if (mode.isEmpty()) {
      mode = extendedMode(number);
    }
    if (mode.isEmpty()) {
      draft.note(route.where(), "route_type \"" + type + "\" has no mode here; taken as bus");
      return "bus";
    }
    return mode;
  }

  private static String basicMode(int type) {
    return switch (type) {
      case 0, 5 -> "tram";
      case 1, 12 -> "metro";
      case 2 -> "rail";
      case 3, 11 -> "bus";
      case 4 -> "ferry";
      case 6, 7 -> "cableway";
      default -> "";
    };
  }

  private static String extendedMode(int type) {
    return switch (type / 100) {
      case 1 -> "rail";
      case 2, 7, 8 -> "bus";
      case 4 -> "metro";
      case 9 -> "tram";
      case 10, 12 -> "ferry";
      case 13, 14 -> "cableway";
      default -> "";
    };
  }
}
