package org.onecard.fares.charge;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Pairing;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Standing;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;
import org.onecard.fares.tariff.Bearer;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.time.WorkCalendar;

/**
 * The charging function of one tariff: folds an account's events into charges. Immutable, safe for
 * threads and pure: what it gives depends on the tariff, the state and the event alone.
 */
public final class Charging {
  /** The longest that a tariff may let a ride last: counters keep one period back. */
  public static final int MAX_RIDE_MINUTES = 24 * 60;

  private final Tariff tariff;
  private final Stations[] stations;
  private final Pairing pairing;
  private final Rules rules;
  private final Riders riders;
  private final Layout layout;
  private final Gross gross;
  private final Pricing pricing;
  private final Days days;
  private final long[] noCounters;
  private static final long[] NO_HABITS = {};

  private Charging(
      Tariff tariff, Function<String, Network> networks, WorkCalendar calendar, Places places) {
    this.tariff = tariff;
    days = new Days(tariff.cutOverHour(), calendar);
    stations = new Stations[tariff.services().size()];
    for (int i = 0; i < stations.length; i++) {
      Service service = tariff.services().get(i);
      stations[i] = new Stations(service, service.network().map(networks).orElse(null), tariff);
    }
    check();
    Amounts amounts = new Amounts(tariff.rounding());
    rules = new Rules(tariff, stations, days);
    riders = new Riders(tariff, rules.conditions(), places);
    layout = new Layout(tariff);
    gross = new Gross(tariff, stations, amounts, days);
    pricing = new Pricing(tariff, layout, rules, gross, amounts, days);
    pairing = new Pairing(tariff.journeys());
    noCounters = new long[layout.size];
  }

  private void check() {
    int minutes = tariff.journeys().maximumMinutes();
    if (minutes < 1 || minutes > MAX_RIDE_MINUTES) {
      throw new IllegalArgumentException(
          "tariff " + tariff.name() + ": the longest ride is 1 to 1440 minutes, not " + minutes);
    }
    for (Stations one : stations) {
      if (!Tally.fits(stations.length, one.count())) {
        throw new IllegalArgumentException(
            "tariff " + tariff.name() + " has too many services or stations");
      }
    }
  }

  /**
   * Compiles a tariff that was checked, with the shipped calendar and places.
   *
   * @param networks the network of a name that a service gives
   */
  public static Charging of(Tariff tariff, Function<String, Network> networks) {
    return new Charging(tariff, networks, WorkCalendar.shipped(), Places.shipped());
  }

  /** Compiles a tariff with a calendar and places of one's own. */
  public static Charging of(
      Tariff tariff, Function<String, Network> networks, WorkCalendar calendar, Places places) {
    return new Charging(tariff, networks, calendar, places);
  }

  /** The tariff that was compiled. */
  public Tariff tariff() {
    return tariff;
  }

  /** The number of a service; empty if the tariff has none of this id. */
  public OptionalInt findService(String id) {
    return find(tariff.services().size(), i -> tariff.services().get(i).id(), id);
  }

  /** The number of a rider class; empty if the tariff has none of this id. */
  public OptionalInt findClass(String id) {
    return find(tariff.classes().size(), i -> tariff.classes().get(i).id(), id);
  }

  /** The number of a concession; empty if the tariff has none of this id. */
  public OptionalInt findConcession(String id) {
    return find(tariff.concessions().size(), i -> tariff.concessions().get(i).id(), id);
  }

  /**
   * The number of a station or stop of a service, by id or by a name that its network knows. Where
   * a service has neither network nor zones, taps may number stations as they like: they then only
   * tell whether two are the same.
   */
  public OptionalInt findStation(int service, String text) {
    return stations[service].find(text);
  }

  /** How many stations a service has; 0 where stations do not matter to it. */
  public int stationCount(int service) {
    return stations[service].count();
  }

  /** A station's id in its network or zones; IndexOutOfBoundsException for a number unknown. */
  public String stationId(int service, int station) {
    return stations[service].id(station);
  }

  /** Whether the tariff has a fare for the service at this time; else a tap cannot be folded. */
  public boolean prices(int service, long atSecond) {
    return gross.covers(service, days.serviceDay(atSecond));
  }

  /** The service day of a time, by the tariff's hour of change. */
  public LocalDate serviceDay(long atSecond) {
    return LocalDate.ofEpochDay(days.serviceDay(atSecond));
  }

  /** The state of an account of which nothing has happened yet. */
  public AccountState opening(AccountEvent.Profile profile) {
    Rider rider = rider(profile, Rider.ANY_MEDIUM);
    return new AccountState(rider, Standing.NOTHING, null, null, noCounters, NO_HABITS);
  }

  /**
   * The state after one more event.
   *
   * @param event not before the last one in {@link org.onecard.fares.journey.EventOrder}, which
   *     {@link org.onecard.fares.account.Account} sees to
   * @param charges is told each ride that is determined by it, in order of pricing
   */
  public AccountState fold(AccountState state, AccountEvent event, Consumer<Charge> charges) {
    if (event instanceof Tap tap) {
      return new Step(state, charges).tap(tap);
    }
    AccountState now = close(state, event.atSecond(), charges);
    return switch (event) {
      case Tap tap -> throw new IllegalStateException("folded before: " + tap);
      case AccountEvent.Profile profile -> now.with(rider(profile, now.rider().activeMedium()));
      case AccountEvent.Activation(long at, int medium) -> now.with(now.rider().withActive(medium));
      case AccountEvent.TopUp topUp -> granted(now, topUp);
    };
  }

  /**
   * The state once everything is closed whose time is over at this second; {@link Long#MAX_VALUE}
   * closes all.
   */
  public AccountState close(AccountState state, long asOfSecond, Consumer<Charge> charges) {
    return state.standing().equals(Standing.NOTHING)
        ? state
        : new Step(state, charges).close(asOfSecond);
  }

  /** What one ride would cost now, without changing anything. */
  public Charge quote(AccountState state, Ride ride) {
    Tally tally = new Tally(state.counters(), state.habits());
    return pricing.price(ride, state.rider(), tally);
  }

  /** What one ride costs a rider of whom nothing else is known. */
  public Charge quote(AccountEvent.Profile profile, Ride ride) {
    return quote(opening(profile), ride);
  }

  /** How many rides of a concession with a quota are left in the period of this time. */
  public long ridesLeft(AccountState state, int concession, long atSecond) {
    rules.quota(concession);
    Tally tally = new Tally(state.counters(), state.habits());
    return pricing.ridesLeft(tally, concession, days.serviceDay(atSecond));
  }

  /**
   * What was paid towards a cap in the period of this time, in fen; where each operator counts
   * alone, to the operator of the service. 0 for a service that the cap does not count.
   */
  public long paidFen(AccountState state, int cap, int service, long atSecond) {
    int place = layout.caps[cap][service];
    Cap.CapPeriod period = tariff.caps().get(cap).period();
    return place == Layout.ABSENT
        ? 0
        : new Tally(state.counters(), state.habits())
            .counted(place, 0, Rules.capPeriod(period, days.serviceDay(atSecond)));
  }

  /** Who bears how much of one reduction of a charge; sums to what was taken off. */
  public List<Borne> borne(Charge charge, Charge.TakenOff off) {
    List<Bearer> bearers =
        switch (off.stage()) {
          case DISCOUNT -> tariff.discounts().get(off.rule()).borneBy();
          case SUBSIDY -> tariff.subsidies().get(off.rule()).borneBy();
          case TRANSFER -> tariff.transfers().get(off.rule()).borneBy();
          case CONCESSION -> tariff.concessions().get(off.rule()).borneBy();
          case CAP -> tariff.caps().get(off.rule()).borneBy();
        };
    int service = charge.ride().firstTap().service();
    return Bearing.split(off.fen(), bearers, tariff.services().get(service).operator());
  }

  private Rider rider(AccountEvent.Profile profile, int activeMedium) {
    LocalDate day = serviceDay(Math.max(0, profile.atSecond()));
    return riders.of(profile.riderClass(), profile.residence(), activeMedium, day);
  }

  private AccountState granted(AccountState state, AccountEvent.TopUp topUp) {
    int rides = rules.quota(topUp.concession()).topUpRides();
    Tally tally = new Tally(state.counters(), state.habits());
    int period = rules.quotaPeriod(topUp.concession(), days.serviceDay(topUp.atSecond()));
    tally.count(layout.quotas[topUp.concession()], 2, Layout.GRANTED, period, rides);
    return new AccountState(
        state.rider(),
        state.standing(),
        state.openRider(),
        state.heldRider(),
        tally.counters(),
        tally.habits());
  }

  private static OptionalInt find(int count, Function<Integer, String> idOf, String id) {
    return IntStream.range(0, count).filter(i -> idOf.apply(i).equals(id)).findFirst();
  }

  /** One event while it is folded in: prices each ride that the pairing gives out. */
  private final class Step implements Consumer<Ride> {
    private final AccountState before;
    private final Tally tally;
    private final Consumer<Charge> charges;

    Step(AccountState before, Consumer<Charge> charges) {
      this.before = before;
      this.charges = charges;
      tally = new Tally(before.counters(), before.habits());
    }

    AccountState tap(Tap tap) {
      Standing advanced = pairing.advance(before.standing(), tap.atSecond(), this);
      return after(pairing.next(advanced, tap, this));
    }

    AccountState close(long asOfSecond) {
      return after(pairing.advance(before.standing(), asOfSecond, this));
    }

    /** A ride is charged to who the rider was when it began. */
    @Override
    public void accept(Ride ride) {
      charges.accept(pricing.price(ride, riderAt(ride.firstTap()), tally));
    }

    private AccountState after(Standing standing) {
      if (!tally.hasChanged() && standing.equals(before.standing())) {
        return before;
      }
      return new AccountState(
          before.rider(),
          standing,
          standing.open() == null ? null : riderAt(standing.open()),
          standing.held() == null ? null : riderAt(standing.held()),
          tally.counters(),
          tally.habits());
    }

    private Rider riderAt(Tap tap) {
      @Nullable Rider then = null;
      if (tap.equals(before.standing().open())) {
        then = before.openRider();
      } else if (tap.equals(before.standing().held())) {
        then = before.heldRider();
      }
      return then == null ? before.rider() : then;
    }
  }
}
