package org.onecard.benchmarks;

import java.util.Arrays;
import org.onecard.fares.journey.Tap;

/**
 * Made-up taps of many cards, two longs each, in order of time across all cards: two rail rides a
 * day, a bus ride on two days of five after the first, and of 2.4 % of the rail rides one end
 * missing. What each card does on a day follows from the seed, card and day alone.
 */
final class FaresTaps {
  static final int RAIL = 0;
  static final int BUS = 1;

  private static final long FIRST_DAY = 1_772_496_000L - 28_800;
  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR = 3_600;
  private static final int MORNING = 6 * HOUR;
  private static final int EVENING = 17 * HOUR;
  private static final int INCOMPLETE_PER_MILLE = 24;
  private static final int USUAL_PERCENT = 80;
  private static final int BUS_PERCENT = 40;

  private static final int SECOND_BITS = 32;
  private static final int STATION_BITS = 16;
  private static final int SERVICE_SHIFT = 16;
  private static final int KIND_SHIFT = 20;
  private static final int INITIAL = 1 << 16;

  private final long seed;
  private final int stations;
  private final int firstCard;
  private final int step;
  private long[] words = new long[INITIAL];
  private int length;

  private FaresTaps(long seed, int stations, int firstCard, int step) {
    this.seed = seed;
    this.stations = stations;
    this.firstCard = firstCard;
    this.step = step;
  }

  /**
   * The taps of every {@code step}th card from the first on, for so many days.
   *
   * @param stations stations of the rail network
   */
  static FaresTaps make(long seed, int stations, int cards, int days, int firstCard, int step) {
    FaresTaps taps = new FaresTaps(seed, stations, firstCard, step);
    for (int day = 0; day < days; day++) {
      for (int hour = 0; hour < 5; hour++) {
        for (int i = firstCard; i < cards; i += step) {
          taps.add(i, day, hour);
        }
      }
    }
    return taps;
  }

  long count() {
    return length / 2;
  }

  long bytes() {
    return (long) length * Long.BYTES;
  }

  /** The sum of all words: what reading them one after another costs. */
  long sum() {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += words[i];
    }
    return sum;
  }

  /** The card's place among those of this part. */
  int place(int tap) {
    return (card(tap) - firstCard) / step;
  }

  int card(int tap) {
    return (int) (words[2 * tap] >>> SECOND_BITS);
  }

  Tap tap(int tap) {
    long what = words[2 * tap + 1];
    int service = (int) ((what >>> SERVICE_SHIFT) & 15);
    int station = service == BUS ? Tap.NO_STATION : (int) (what & ((1L << STATION_BITS) - 1));
    return new Tap(
        FIRST_DAY + (words[2 * tap] & 0xFFFF_FFFFL),
        kind((int) (what >>> KIND_SHIFT)),
        service,
        station,
        0,
        Tap.NOT_GIVEN,
        false,
        card(tap),
        tap,
        tap);
  }

  /** One hour of a card's day: in, out, bus, in, out. */
  private void add(int card, int day, int hour) {
    long chance = mix(seed ^ mix(((long) card << 20) | day));
    int home = (int) Long.remainderUnsigned(mix(seed + card), stations);
    int usual = (int) Long.remainderUnsigned(mix(seed - card - 1), stations);
    int roll = (int) Long.remainderUnsigned(chance, 100);
    int away = roll < USUAL_PERCENT ? usual : (int) Long.remainderUnsigned(mix(chance), stations);
    boolean morning = hour < 2;
    if (hour != 2 && loses(mix(chance + (morning ? 1 : 2)), hour == 0 || hour == 3)) {
      return;
    }
    int jitter = (int) Long.remainderUnsigned(mix(chance + 7 + hour), HOUR);
    int at = day * DAY_SECONDS + (morning || hour == 2 ? MORNING + hour * HOUR : EVENING);
    switch (hour) {
      case 0 -> put(card, at + jitter, Tap.Kind.ENTRY, RAIL, home);
      case 1 -> put(card, at + jitter, Tap.Kind.EXIT, RAIL, away);
      case 2 -> {
        if (Long.remainderUnsigned(mix(chance + 3), 100) < BUS_PERCENT) {
          put(card, at + jitter, Tap.Kind.BOARD, BUS, 0);
        }
      }
      case 3 -> put(card, at + jitter, Tap.Kind.ENTRY, RAIL, away);
      default -> put(card, at + HOUR + jitter, Tap.Kind.EXIT, RAIL, home);
    }
  }

  private static boolean loses(long chance, boolean entry) {
    boolean incomplete = Long.remainderUnsigned(chance, 1000) < INCOMPLETE_PER_MILLE;
    return incomplete && (chance < 0) == entry;
  }

  private void put(int card, int second, Tap.Kind kind, int service, int station) {
    if (length == words.length) {
      words = Arrays.copyOf(words, (int) Math.min(2L * length, Integer.MAX_VALUE - 8));
    }
    words[length++] = ((long) card << SECOND_BITS) | second;
    words[length++] =
        ((long) code(kind) << KIND_SHIFT) | ((long) service << SERVICE_SHIFT) | station;
  }

  /** How a kind is written in a word and in a table. */
  static int code(Tap.Kind kind) {
    return switch (kind) {
      case EXIT -> 0;
      case ENTRY -> 1;
      case BOARD -> 2;
    };
  }

  private static Tap.Kind kind(int code) {
    return switch (code) {
      case 0 -> Tap.Kind.EXIT;
      case 1 -> Tap.Kind.ENTRY;
      default -> Tap.Kind.BOARD;
    };
  }

  /** SplitMix64's finisher. */
  static long mix(long value) {
    long z = value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
