package org.onecard.fares.charge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Station;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;

/** The stations and stops of one service by number: its network's first, then its zones' others. */
final class Stations {
  private final @Nullable Network network;
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  Stations(Service service, @Nullable Network network, Tariff tariff) {
    this.network = network;
    if (network != null) {
      network.stations().stream().map(Station::id).forEach(this::add);
    }
    TreeSet<String> stops = new TreeSet<>();
    for (FareRule rule : tariff.fares()) {
      if (rule.services().contains(service.id()) && rule.shape() instanceof FareShape.Zones zones) {
        stops.addAll(zones.zoneOf().keySet());
      }
    }
    stops.stream().filter(stop -> find(stop).isEmpty()).forEach(this::add);
  }

  int count() {
    return ids.size();
  }

  String id(int number) {
    return ids.get(number);
  }

  /** By id, or by a name that the network knows. */
  OptionalInt find(String text) {
    Integer number = numbers.get(text);
    if (number != null) {
      return OptionalInt.of(number);
    }
    return network == null
        ? OptionalInt.empty()
        : network.find(text).stream().mapToInt(Station::number).findAny();
  }

  /** Metres between two stations; -1 if either is not of the network or no way joins them. */
  int metres(int from, int to) {
    Network rail = network;
    if (rail == null || from >= rail.stationCount() || to >= rail.stationCount()) {
      return Network.UNCONNECTED;
    }
    return rail.metres(from, to);
  }

  private void add(String id) {
    numbers.put(id, ids.size());
    ids.add(id);
  }
}
