package org.onecard.fares.words;

import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TimeWindow;

/** The sentences of one language. Amounts are in fen, ways in metres. */
interface Phrases {
  String text(Text both);

  /** Who rides what, from where to where; ends are empty where they do not matter. */
  String headline(String rider, String service, String from, String to);

  /** When the ride began, and the service day where it is another. */
  String boarded(String at, String serviceDay);

  String way(int metres, boolean measured);

  /** One step of a distance fare: its ends, how often it was begun, what it added. */
  String step(int fromMetres, int uptoMetres, boolean open, long times, long addFen, long sum);

  String zones(String from, String to, long fen);

  String flat(long fen);

  String given(long fen);

  String assumedMinimum(long fen);

  String assumedMaximum(long fen);

  String assumedHabit(long fen);

  String nothing();

  String timeOfDay(TimeWindow window, int basisPoints, long fen);

  String keptAtLeast(long fen);

  String keptAtMost(long fen);

  String gross(long fen);

  String takenOff(String rule, long fen, String bearers);

  String bearer(String party, long fen);

  /** Between bearers in a list. */
  String comma();

  String charged(long fen);

  /** An amount in yuan with two decimals. */
  static String yuan(long fen) {
    String sign = fen < 0 ? "-" : "";
    long amount = Math.abs(fen);
    return sign + amount / 100 + "." + (amount % 100 < 10 ? "0" : "") + amount % 100;
  }

  /** A way in kilometres with one decimal, or three where metres count. */
  static String kilometres(int metres) {
    int rest = metres % 1000;
    if (rest == 0) {
      return String.valueOf(metres / 1000);
    }
    return rest % 100 == 0
        ? metres / 1000 + "." + rest / 100
        : metres / 1000 + "." + String.valueOf(1000 + rest).substring(1);
  }

  /** A ratio in per cent. */
  static String perCent(int basisPoints) {
    return basisPoints % 100 == 0
        ? basisPoints / 100 + "%"
        : basisPoints / 100 + "." + String.valueOf(100 + basisPoints % 100).substring(1) + "%";
  }

  /** {@code 07:00–09:00}. */
  static String hours(TimeWindow window) {
    return clock(window.fromMinute()) + "–" + clock(window.untilMinute());
  }

  private static String clock(int minute) {
    int hour = minute / 60;
    int rest = minute % 60;
    return (hour < 10 ? "0" : "") + hour + ":" + (rest < 10 ? "0" : "") + rest;
  }
}
