package org.onecard.fares.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.AccountEvent.Activation;
import org.onecard.fares.journey.AccountEvent.Profile;
import org.onecard.fares.journey.AccountEvent.TopUp;
import org.onecard.fares.journey.EventOrder;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.tariff.Tariff;
import org.onecard.kernel.time.ServiceDay;

/**
 * One account of a made-up tariff: half of it believable rides, half of it taps at random, around
 * the turn of a month. What it is follows from the seed alone.
 */
final class RandomAccount {
  private static final int METRO = 0;
  private static final int BUS = 1;
  private static final int LINE = 2;
  private static final int FERRY = 3;
  private static final int[] GAPS = {0, 5, 40, 100, 250, 900, 2700, 6000, 20_000};
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 29);

  final long seed;
  final Tariff tariff;
  final Charging charging;
  final Profile profile;

  /** In canonical order. */
  final List<AccountEvent> events = new ArrayList<>();

  private final Random random;
  private long now;

  RandomAccount(long seed, int rides) {
    this.seed = seed;
    random = new Random(seed);
    tariff = new RandomTariff(random).make();
    charging = Charging.of(tariff, name -> RandomTariff.NETWORK);
    now = FIRST_DAY.atStartOfDay(ServiceDay.ZONE).toEpochSecond() + random.nextInt(2 * 86_400);
    profile = profile(now);
    for (int i = 0; i < rides; i++) {
      happen();
    }
    events.sort(EventOrder.CANONICAL);
  }

  AccountState opening() {
    return charging.opening(profile);
  }

  Random random() {
    return random;
  }

  private void happen() {
    now += GAPS[random.nextInt(GAPS.length)];
    switch (random.nextInt(12)) {
      case 0 -> about();
      case 1, 2, 3, 4 -> ride(METRO, 8);
      case 5 -> ride(LINE, 4);
      case 6, 7 -> tap(Tap.Kind.BOARD, random.nextBoolean() ? BUS : FERRY, Tap.NO_STATION);
      default -> {
        int service = random.nextBoolean() ? METRO : LINE;
        int station = random.nextInt(8) - 1;
        boolean in = random.nextBoolean();
        tap(in ? Tap.Kind.ENTRY : Tap.Kind.EXIT, service, service == LINE ? station / 2 : station);
      }
    }
  }

  private void ride(int service, int stations) {
    tap(Tap.Kind.ENTRY, service, random.nextInt(Math.min(stations, 4)));
    now += random.nextInt(10) == 0 ? -random.nextInt(100) : 60L * random.nextInt(70);
    tap(Tap.Kind.EXIT, service, random.nextInt(stations));
  }

  private void about() {
    switch (random.nextInt(4)) {
      case 0 -> add(profile(now));
      case 1 -> add(new Activation(now, random.nextInt(2)));
      default -> {
        for (int i = 0; i < tariff.concessions().size(); i++) {
          if (tariff.concessions().get(i).quota().isPresent()) {
            add(new TopUp(now, i, events.size()));
          }
        }
      }
    }
  }

  /** Two of these cannot be said of one second. */
  private void add(AccountEvent event) {
    if (events.stream().noneMatch(other -> Identities.same(other, event))) {
      events.add(event);
    }
  }

  private Profile profile(long at) {
    return new Profile(
        at,
        random.nextInt(tariff.classes().size()),
        random.nextBoolean()
            ? null
            : RandomTariff.HOMES.get(random.nextInt(RandomTariff.HOMES.size())));
  }

  private void tap(Tap.Kind kind, int service, int station) {
    long given = random.nextInt(3) == 0 ? Tap.NOT_GIVEN : 100L * random.nextInt(9);
    int number = events.size() + 1;
    boolean mark = random.nextInt(3) == 0;
    events.add(
        new Tap(now, kind, service, station, random.nextInt(2), given, mark, 7, number, number));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + "\n" + tariff + "\n" + profile);
    events.forEach(event -> text.append('\n').append(event));
    return text.toString();
  }
}
