package org.onecard.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.onecard.fares.apportionment.Apportionment;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Pairing;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Standing;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;

/** The stages, each with all that stand before it, over parts that share nothing. */
final class FaresStages {
  /** One stage by name; gives something that depends on all it did, so that nothing is left out. */
  enum Stage {
    READ("sequential read"),
    PAIRING("pairing"),
    FARES("pairing, fares"),
    CAPS("pairing, fares, caps"),
    APPORTIONMENT("pairing, fares, caps, apportionment");

    final String shown;

    Stage(String shown) {
      this.shown = shown;
    }
  }

  private static final AccountEvent.Profile STANDARD = new AccountEvent.Profile(0, 0, null);

  private final Charging uncapped;
  private final Charging capped;
  private final Network network;
  private final Apportionment apportionment;

  FaresStages(Charging uncapped, Charging capped, Network network) {
    this.uncapped = uncapped;
    this.capped = capped;
    this.network = network;
    apportionment = Apportionment.of(network);
  }

  /**
   * How long a stage takes.
   *
   * @param nanos by the clock
   * @param threadNanos what the processor gave the thread that had the most of it, which is less
   *     where others use the machine
   */
  record Took(long nanos, long threadNanos) {}

  /** Runs a stage over these parts, each in a thread of its own. */
  Took run(Stage stage, List<FaresTaps> parts, int cards) {
    int perPart = cards / parts.size() + 1;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    AtomicLong most = new AtomicLong();
    List<Runnable> work = new ArrayList<>();
    for (FaresTaps part : parts) {
      Runnable one = prepared(stage, part, perPart);
      work.add(
          () -> {
            long start = threads.getCurrentThreadCpuTime();
            one.run();
            most.accumulateAndGet(threads.getCurrentThreadCpuTime() - start, Math::max);
          });
    }
    long start = System.nanoTime();
    inParallel(work);
    return new Took(System.nanoTime() - start, most.get());
  }

  /** What all taps come to: rides, gross and charged fen, and a sum that tells cards apart. */
  FaresSum sum(List<FaresTaps> parts, int cards) {
    FaresSum sum = new FaresSum();
    for (FaresTaps taps : parts) {
      AccountState[] states = states(capped, cards / parts.size() + 1);
      int count = Math.toIntExact(taps.count());
      for (int i = 0; i < count; i++) {
        int card = taps.card(i);
        int place = taps.place(i);
        states[place] = capped.fold(states[place], taps.tap(i), c -> sum.add(card, c));
      }
      for (AccountState state : states) {
        capped.close(state, Long.MAX_VALUE, c -> sum.add(c.ride().firstTap().device(), c));
      }
    }
    return sum;
  }

  private Runnable prepared(Stage stage, FaresTaps taps, int cards) {
    return switch (stage) {
      case READ -> () -> used(taps.sum());
      case PAIRING -> {
        Standing[] standing = new Standing[cards];
        Arrays.fill(standing, Standing.NOTHING);
        yield () -> pair(taps, standing);
      }
      case FARES -> folding(uncapped, taps, cards, false);
      case CAPS -> folding(capped, taps, cards, false);
      case APPORTIONMENT -> folding(capped, taps, cards, true);
    };
  }

  private void pair(FaresTaps taps, Standing[] standing) {
    Pairing pairing = new Pairing(capped.tariff().journeys());
    long[] rides = new long[1];
    Consumer<Ride> counting = ride -> rides[0] += ride.firstTap().station();
    int count = Math.toIntExact(taps.count());
    for (int i = 0; i < count; i++) {
      Tap tap = taps.tap(i);
      int place = taps.place(i);
      Standing now = pairing.advance(standing[place], tap.atSecond(), counting);
      standing[place] = pairing.next(now, tap, counting);
    }
    used(rides[0]);
  }

  private Runnable folding(Charging charging, FaresTaps taps, int cards, boolean apportion) {
    AccountState[] states = states(charging, cards);
    long[] fenByLine = new long[network.lines().size()];
    long[] charged = new long[1];
    Consumer<Charge> summing =
        charge -> {
          charged[0] += charge.chargedFen();
          if (apportion && charge.ride().kind() == Ride.Kind.COMPLETE) {
            apportionment.addTo(
                fenByLine,
                charge.ride().firstTap().station(),
                charge.ride().chargedTap().station(),
                charge.chargedFen());
          }
        };
    int count = Math.toIntExact(taps.count());
    return () -> {
      for (int i = 0; i < count; i++) {
        int place = taps.place(i);
        states[place] = charging.fold(states[place], taps.tap(i), summing);
      }
      used(charged[0] + Arrays.stream(fenByLine).sum());
    };
  }

  static AccountState[] states(Charging charging, int cards) {
    AccountState[] states = new AccountState[cards];
    Arrays.fill(states, charging.opening(STANDARD));
    return states;
  }

  private static void inParallel(List<Runnable> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(one -> running.add(threads.submit(one)));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a stage failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private static void used(long result) {
    if (result == Long.MIN_VALUE) {
      throw new IllegalStateException("a stage came to nothing");
    }
  }
}
