package org.onecard.fares.tariff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onecard.fares.network.Networks;
import org.onecard.fares.network.Station;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The names a file declares, also those of parts that have faults: one mistake in a service must
 * not make every rule about it a mistake too.
 */
final class Known {
  private final Tariff tariff;
  private final Map<String, List<String>> ids = new HashMap<>();
  private final Map<String, Set<String>> stations = new HashMap<>();

  Known(Tariff tariff, Node root) {
    this.tariff = tariff;
    if (root instanceof MappingNode top) {
      for (NodeTuple tuple : top.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          ids.put(key.getValue(), idsOf(tuple.getValueNode()));
        }
      }
    }
    for (Service service : tariff.services()) {
      stations.put(service.id(), stationsOf(service));
    }
  }

  /** The ids in a list of the file, in order; also of parts that have faults. */
  List<String> ids(String list) {
    return ids.getOrDefault(list, List.of());
  }

  /** Whether all parts of a list are sound. */
  boolean whole(String list, int sound) {
    return ids(list).size() == sound;
  }

  /** The stations and stops of a service, by id. */
  Set<String> stations(String service) {
    return stations.getOrDefault(service, Set.of());
  }

  /** The stations of a service of which a condition may say that one boards at this name. */
  Set<String> boardings(String service, String name) {
    Set<String> named = new LinkedHashSet<>();
    if (stations(service).contains(name)) {
      named.add(name);
    }
    for (FareShape.Zones zones : zones(service)) {
      zones
          .zoneOf()
          .forEach(
              (station, zone) -> {
                if (zone.equals(name)) {
                  named.add(station);
                }
              });
    }
    return named;
  }

  /** Whether a network of this name is shipped. */
  static boolean isNetwork(String name) {
    return Networks.names().contains(name);
  }

  /** The ids of a shipped network's stations. */
  static Set<String> networkStations(String name) {
    Set<String> found = new LinkedHashSet<>();
    Networks.shipped(name).stations().stream().map(Station::id).forEach(found::add);
    return found;
  }

  private Set<String> stationsOf(Service service) {
    Set<String> found = new LinkedHashSet<>();
    service.network().filter(Known::isNetwork).map(Known::networkStations).ifPresent(found::addAll);
    zones(service.id()).forEach(zones -> found.addAll(zones.zoneOf().keySet()));
    return found;
  }

  private List<FareShape.Zones> zones(String service) {
    List<FareShape.Zones> found = new ArrayList<>();
    for (FareRule fare : tariff.fares()) {
      if (fare.services().contains(service) && fare.shape() instanceof FareShape.Zones zones) {
        found.add(zones);
      }
    }
    return found;
  }

  private static List<String> idsOf(Node list) {
    List<String> ids = new ArrayList<>();
    if (list instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        ids.add(idOf(element));
      }
    }
    return ids;
  }

  private static String idOf(Node element) {
    if (element instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("id")
            && tuple.getValueNode() instanceof ScalarNode id) {
          return id.getValue();
        }
      }
    }
    return "";
  }
}
