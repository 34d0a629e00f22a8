package org.onecard.fares.synthetic;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well journeys were found and priced, against the truth. A found journey is right if it is
 * made of just the taps that arrived of one true journey; an incomplete one, if its one tap stands
 * alone.
 */
public final class Score {
  private record Taps(long entryAt, long exitAt) {}

  private static final int PERCENT = 100;

  private long journeys;
  private long found;
  private long right;
  private long exact;
  private long trueFen;
  private long foundFen;
  private long overFen;
  private long underFen;

  /** Adds all journeys of one account. */
  public void add(List<TrueJourney> truth, List<FoundJourney> charged) {
    Map<Taps, TrueJourney> open = new HashMap<>();
    for (TrueJourney journey : truth) {
      open.put(new Taps(journey.entryAt(), journey.exitAt()), journey);
      trueFen += journey.fareFen();
    }
    journeys += truth.size();
    found += charged.size();
    long own = 0;
    for (FoundJourney journey : charged) {
      own += journey.fareFen();
      TrueJourney same = open.remove(new Taps(journey.entryAt(), journey.exitAt()));
      if (same != null) {
        right++;
        if (same.fareFen() == journey.fareFen()) {
          exact++;
        }
      }
    }
    foundFen += own;
    long owed = truth.stream().mapToLong(TrueJourney::fareFen).sum();
    overFen += Math.max(0, own - owed);
    underFen += Math.max(0, owed - own);
  }

  /** How many true journeys there are. */
  public long journeys() {
    return journeys;
  }

  /** Of the journeys found, the part that is right, 0 to 1. */
  public double precision() {
    return ratio(right, found);
  }

  /** Of the true journeys, the part that was found, 0 to 1. */
  public double recall() {
    return ratio(right, journeys);
  }

  /** Of the true journeys, the part that was found and charged to the fen, 0 to 1. */
  public double exactFares() {
    return ratio(exact, journeys);
  }

  /** What riders owe in all, in fen. */
  public long trueFen() {
    return trueFen;
  }

  /** What was charged in all, in fen. */
  public long foundFen() {
    return foundFen;
  }

  /** By how much accounts were charged too much, in fen, summed over those that were. */
  public long overFen() {
    return overFen;
  }

  /** By how much accounts were charged too little, in fen, summed over those that were. */
  public long underFen() {
    return underFen;
  }

  /** One line of JSON: the same numbers give the same text. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"journeys\":%d,\"found\":%d,\"right\":%d,\"precision_percent\":%.3f,"
            + "\"recall_percent\":%.3f,\"exact_fare_percent\":%.3f,\"true_fen\":%d,"
            + "\"charged_fen\":%d,\"over_fen\":%d,\"under_fen\":%d}",
        journeys,
        found,
        right,
        precision() * PERCENT,
        recall() * PERCENT,
        exactFares() * PERCENT,
        trueFen,
        foundFen,
        overFen,
        underFen);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
