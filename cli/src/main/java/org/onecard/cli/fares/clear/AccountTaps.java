package org.onecard.cli.fares.clear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.Tap;

/**
 * Turns the rows of one part into the numbers that charging counts with. What a tariff has no
 * numbers for is numbered by name, so that neither the order of rows nor what else is in the file
 * changes anything.
 */
final class AccountTaps {
  private final Charging charging;
  private final Map<String, Integer> devices;
  private final Map<String, Integer> stations;

  AccountTaps(Charging charging, List<TapRow> rows) {
    this.charging = charging;
    devices = numbered(rows.stream().map(TapRow::device).toList());
    stations = numbered(rows.stream().map(TapRow::station).toList());
  }

  /** The taps of one account, in the order of its rows. */
  List<Tap> of(List<TapRow> account) {
    Map<String, Integer> media = numbered(account.stream().map(TapRow::medium).toList());
    List<Tap> taps = new ArrayList<>(account.size());
    for (TapRow row : account) {
      int service = charging.findService(row.service()).orElseThrow();
      taps.add(
          new Tap(
              row.atSecond(),
              row.kind(),
              service,
              station(service, row.station()),
              media.getOrDefault(row.medium(), 0),
              row.givenFen(),
              row.transferMark(),
              devices.getOrDefault(row.device(), 0),
              row.sequence(),
              row.tap()));
    }
    return taps;
  }

  private int station(int service, String name) {
    if (name.isEmpty()) {
      return Tap.NO_STATION;
    }
    return charging.stationCount(service) > 0
        ? charging.findStation(service, name).orElse(Tap.NO_STATION)
        : stations.getOrDefault(name, Tap.NO_STATION);
  }

  private static Map<String, Integer> numbered(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : new TreeSet<>(names)) {
      numbers.put(name, numbers.size());
    }
    return numbers;
  }
}
