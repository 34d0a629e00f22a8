package org.onecard.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import org.onecard.fares.account.Acceptance;
import org.onecard.fares.account.Account;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Tap;

/** Accounts as a node holds them: what one late tap costs, and what an account takes of memory. */
final class FaresLate {
  private static final int ACCOUNTS = 20_000;
  private static final int DAYS = 7;
  private static final int MEBI = 1 << 20;

  private FaresLate() {}

  /** One late bus ride into each of so many accounts that hold a week of taps. */
  static void run(Charging charging, long seed, int stations, PrintStream out) {
    long[] nanos = {};
    long corrections = 0;
    for (int round = 0; round < 3; round++) {
      FaresTaps taps = FaresTaps.make(seed + round, stations, ACCOUNTS, DAYS, 0, 1);
      Account[] accounts = accounts(charging, taps, ACCOUNTS);
      long last = taps.tap(Math.toIntExact(taps.count() - 1)).atSecond();
      nanos = new long[ACCOUNTS];
      corrections = 0;
      for (int card = 0; card < ACCOUNTS; card++) {
        long back = Long.remainderUnsigned(FaresTaps.mix(seed ^ card), 6 * 86_400L);
        Tap late =
            new Tap(
                last - 3_600 - back,
                Tap.Kind.BOARD,
                FaresTaps.BUS,
                Tap.NO_STATION,
                0,
                Tap.NOT_GIVEN,
                false,
                ACCOUNTS,
                card,
                card);
        long start = System.nanoTime();
        Acceptance acceptance = accounts[card].accept(late);
        nanos[card] = System.nanoTime() - start;
        if (!(acceptance instanceof Acceptance.Posted posted)) {
          throw new IllegalStateException("a late tap was refused: " + acceptance);
        }
        corrections += posted.corrections().size();
      }
    }
    Arrays.sort(nanos);
    out.printf(
        "one late tap, up to 6 days old, in an account of %d days: p50 %.1f µs, p99 %.1f µs"
            + " (%d accounts, %d corrections)%n",
        DAYS, nanos[ACCOUNTS / 2] / 1e3, nanos[ACCOUNTS * 99 / 100] / 1e3, ACCOUNTS, corrections);
  }

  /** Heap that accounts with one day of taps take. */
  static void memory(Charging charging, long seed, int stations, int cards, PrintStream out) {
    FaresTaps taps = FaresTaps.make(seed, stations, cards, 1, 0, 1);
    long before = usedBytes();
    Account[] accounts = accounts(charging, taps, cards);
    long after = usedBytes();
    out.printf(
        "%d accounts with a day's %d taps: %d MiB of heap, %d bytes each%n",
        accounts.length, taps.count(), (after - before) / MEBI, (after - before) / cards);
  }

  private static Account[] accounts(Charging charging, FaresTaps taps, int cards) {
    Account[] accounts = new Account[cards];
    AccountEvent.Profile standard = new AccountEvent.Profile(0, 0, null);
    for (int card = 0; card < cards; card++) {
      accounts[card] = new Account(charging, charging.opening(standard));
    }
    int count = Math.toIntExact(taps.count());
    for (int i = 0; i < count; i++) {
      if (!(accounts[taps.card(i)].accept(taps.tap(i)) instanceof Acceptance.Posted)) {
        throw new IllegalStateException("tap " + i + " was refused");
      }
    }
    return accounts;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
