package org.onecard.fares.words;

import static org.onecard.fares.words.Phrases.hours;
import static org.onecard.fares.words.Phrases.kilometres;
import static org.onecard.fares.words.Phrases.perCent;
import static org.onecard.fares.words.Phrases.yuan;

import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TimeWindow;

/** English. */
final class EnglishPhrases implements Phrases {
  @Override
  public String text(Text both) {
    return both.en();
  }

  @Override
  public String headline(String rider, String service, String from, String to) {
    return service + ", " + rider + (from.isEmpty() ? "" : ": " + from + " → " + to);
  }

  @Override
  public String boarded(String at, String serviceDay) {
    return "boarded " + at + (serviceDay.isEmpty() ? "" : ", service day " + serviceDay);
  }

  @Override
  public String way(int metres, boolean measured) {
    return measured
        ? "shortest way " + kilometres(metres) + " km"
        : "no line joins the two stations";
  }

  @Override
  public String step(
      int fromMetres, int uptoMetres, boolean open, long times, long addFen, long sum) {
    String range =
        open
            ? "beyond " + kilometres(fromMetres) + " km"
            : kilometres(fromMetres) + "–" + kilometres(uptoMetres) + " km";
    String count = times == 1 ? "" : " (" + times + " times " + yuan(addFen) + ")";
    return "  " + range + ": " + yuan(sum) + " yuan" + count;
  }

  @Override
  public String zones(String from, String to, long fen) {
    return "from zone " + from + " to zone " + to + ": " + yuan(fen) + " yuan";
  }

  @Override
  public String flat(long fen) {
    return "one price: " + yuan(fen) + " yuan";
  }

  @Override
  public String given(long fen) {
    return "fare as the validator recorded it: " + yuan(fen) + " yuan";
  }

  @Override
  public String assumedMinimum(long fen) {
    return "an end is missing, the least fare: " + yuan(fen) + " yuan";
  }

  @Override
  public String assumedMaximum(long fen) {
    return "an end is missing, the highest fare: " + yuan(fen) + " yuan";
  }

  @Override
  public String assumedHabit(long fen) {
    return "an end is missing, the usual ride: " + yuan(fen) + " yuan";
  }

  @Override
  public String nothing() {
    return "nothing is charged for this";
  }

  @Override
  public String timeOfDay(TimeWindow window, int basisPoints, long fen) {
    String days =
        switch (window.days()) {
          case EVERY_DAY -> "every day";
          case WORKDAYS -> "workdays";
          case REST_DAYS -> "rest days";
        };
    return "%s %s, %s of it: %s yuan"
        .formatted(days, hours(window), perCent(basisPoints), yuan(fen));
  }

  @Override
  public String keptAtLeast(long fen) {
    return "at least " + yuan(fen) + " yuan";
  }

  @Override
  public String keptAtMost(long fen) {
    return "at most " + yuan(fen) + " yuan";
  }

  @Override
  public String gross(long fen) {
    return "fare " + yuan(fen) + " yuan";
  }

  @Override
  public String takenOff(String rule, long fen, String bearers) {
    return rule + ": " + yuan(fen) + " yuan off (" + bearers + ")";
  }

  @Override
  public String bearer(String party, long fen) {
    return party + " bears " + yuan(fen);
  }

  @Override
  public String comma() {
    return ", ";
  }

  @Override
  public String charged(long fen) {
    return "to pay " + yuan(fen) + " yuan";
  }
}
