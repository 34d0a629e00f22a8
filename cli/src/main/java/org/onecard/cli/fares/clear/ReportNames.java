package org.onecard.cli.fares.clear;

import java.util.Map;
import java.util.TreeMap;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Networks;
import org.onecard.fares.network.Station;
import org.onecard.fares.tariff.Party;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;

/** What people call the stations and parties of a tariff; what has no name is called by its id. */
final class ReportNames {
  private static final char TAB = '\t';

  private final Map<String, String> stations = new TreeMap<>();
  private final Map<String, String> parties = new TreeMap<>();

  ReportNames(Tariff tariff) {
    for (Service service : tariff.services()) {
      service.network().map(Networks::shipped).ifPresent(this::add);
    }
    for (Party party : tariff.parties()) {
      parties.put(party.id(), party.title().zh());
    }
  }

  private void add(Network network) {
    for (Station station : network.stations()) {
      stations.put(station.id(), station.name());
    }
  }

  /** Two stations with a tab between them, as {@code 沙坪坝 → 小什字}. */
  String way(String pair) {
    int tab = pair.indexOf(TAB);
    String from = pair.substring(0, tab);
    String to = pair.substring(tab + 1);
    return stations.getOrDefault(from, from) + " → " + stations.getOrDefault(to, to);
  }

  /** A party, perhaps with a line after a space. */
  String party(String share) {
    int space = share.indexOf(' ');
    String id = space < 0 ? share : share.substring(0, space);
    return parties.getOrDefault(id, id) + (space < 0 ? "" : share.substring(space));
  }
}
