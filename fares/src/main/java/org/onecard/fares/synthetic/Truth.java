package org.onecard.fares.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.EventOrder;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Tariffs;

/**
 * What the riders of a province should pay: their true rides, charged by the tariff as if every tap
 * had arrived in time from a clock that runs right. The engine itself prices them, so that the
 * truth shows what imperfect taps do to fares, and not whether the tariff is computed well: for
 * that it is tested against a second, simple computation of its own.
 */
public final class Truth {
  /** The tariff by which a province is priced. */
  public static final String TARIFF = "chuanyu-2025";

  private final Province province;
  private final Charging charging;
  private final Map<String, Integer> services = new HashMap<>();

  private Truth(Province province, Charging charging) {
    this.province = province;
    this.charging = charging;
    List<Service> all = charging.tariff().services();
    for (int service = 0; service < all.size(); service++) {
      services.put(all.get(service).id(), service);
    }
  }

  /** By the shipped tariff {@link #TARIFF}. */
  public static Truth of(Province province) {
    Tariff tariff = Tariffs.shipped(TARIFF).orElseThrow();
    return new Truth(province, Charging.of(tariff, Networks::shipped));
  }

  /** All true journeys of a rider, in order of time. */
  public List<TrueJourney> journeys(SyntheticRider rider) {
    List<TrueRide> rides = new ArrayList<>();
    List<Tap> perfect = new ArrayList<>();
    Map<Long, Long> entries = new HashMap<>();
    Map<Long, Long> exits = new HashMap<>();
    for (int day = 0; day < province.plan().days(); day++) {
      List<TrueRide> own = province.rides(rider, day);
      for (SyntheticTap tap : province.perfectTaps(rider, day, own)) {
        perfect.add(tap(rider, tap, rides.size() + tap.ride()));
      }
      for (SyntheticTap tap : province.taps(rider, day, own)) {
        Map<Long, Long> times = tap.kind() == Tap.Kind.EXIT ? exits : entries;
        times.putIfAbsent((long) rides.size() + tap.ride(), tap.atSecond());
      }
      rides.addAll(own);
    }
    Charge[] charges = new Charge[rides.size()];
    charge(rider, perfect, charge -> charges[(int) charge.ride().firstTap().row()] = charge);
    List<TrueJourney> journeys = new ArrayList<>(charges.length);
    for (int i = 0; i < charges.length; i++) {
      if (charges[i] == null) {
        throw new IllegalStateException("no charge for the perfect taps of " + rides.get(i));
      }
      journeys.add(
          new TrueJourney(
              rides.get(i),
              entries.getOrDefault((long) i, TrueJourney.NO_TAP),
              exits.getOrDefault((long) i, TrueJourney.NO_TAP),
              charges[i].grossFen(),
              charges[i].chargedFen()));
    }
    return journeys;
  }

  /** What pairing and charging make of the taps that arrive of a rider, whenever they do. */
  public List<FoundJourney> found(SyntheticRider rider) {
    Map<List<Object>, Tap> taps = new HashMap<>();
    for (int day = 0; day < province.plan().days(); day++) {
      for (SyntheticTap tap : province.taps(rider, day, province.rides(rider, day))) {
        taps.put(List.of(tap.device(), tap.sequence()), tap(rider, tap, taps.size()));
      }
    }
    List<FoundJourney> found = new ArrayList<>();
    charge(
        rider,
        taps.values(),
        charge -> {
          if (charge.ride().kind() != Ride.Kind.PASS_BACK) {
            Tap boarding = charge.ride().boarding();
            Tap leaving = charge.ride().leaving();
            found.add(
                new FoundJourney(
                    boarding == null ? TrueJourney.NO_TAP : boarding.atSecond(),
                    leaving == null ? TrueJourney.NO_TAP : leaving.atSecond(),
                    charge.chargedFen()));
          }
        });
    return found;
  }

  private void charge(SyntheticRider rider, Iterable<Tap> taps, Consumer<Charge> charges) {
    int riderClass = charging.findClass(rider.kind().riderClass()).orElseThrow();
    AccountEvent.Profile profile =
        new AccountEvent.Profile(province.startSecond(), riderClass, rider.residence());
    AccountState state = charging.opening(profile);
    List<Tap> ordered = new ArrayList<>();
    taps.forEach(ordered::add);
    ordered.sort(EventOrder.CANONICAL);
    for (Tap tap : ordered) {
      state = charging.fold(state, tap, charges);
    }
    charging.close(state, Long.MAX_VALUE, charges);
  }

  private Tap tap(SyntheticRider rider, SyntheticTap tap, long row) {
    Integer service = services.get(tap.service());
    if (service == null) {
      throw new IllegalStateException("the tariff has no service " + tap.service());
    }
    int station =
        tap.station().isEmpty()
            ? Tap.NO_STATION
            : charging.findStation(service, tap.station()).orElseThrow();
    return new Tap(
        tap.atSecond(),
        tap.kind(),
        service,
        station,
        rider.media().indexOf(tap.medium()),
        Tap.NOT_GIVEN,
        false,
        tap.device().hashCode(),
        tap.sequence(),
        row);
  }
}
