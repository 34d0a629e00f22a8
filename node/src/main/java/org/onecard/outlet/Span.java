package org.onecard.outlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onecard.web.ProblemException;

/**
 * A piece of a day in which an outlet is open.
 *
 * @param from minutes from the day's midnight at which it opens, 0 to 1439
 * @param until minutes from the day's midnight at which it closes, after {@code from} and to 1440
 */
public record Span(int from, int until) implements Comparable<Span> {
  /** The minutes of a day. */
  static final int DAY = 1_440;

  private static final int HOUR = 60;
  private static final Pattern FORM =
      Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

  /** Refuses what is empty, backwards or outside the day. */
  public Span {
    if (from < 0 || until > DAY || from >= until) {
      throw new IllegalArgumentException("no piece of a day: " + from + " to " + until);
    }
  }

  /** Reads {@code 09:00-12:00}; the end of the day is {@code 24:00}. */
  static Span of(String field, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw ProblemException.badField(field, "has a time of no known form", "write 09:00-12:00");
    }
    int from = Integer.parseInt(form.group(1)) * HOUR + Integer.parseInt(form.group(2));
    int until = Integer.parseInt(form.group(3)) * HOUR + Integer.parseInt(form.group(4));
    if (from >= until || until > DAY) {
      throw ProblemException.badField(
          field, "ends before it begins, or after 24:00", "write the earlier time first");
    }
    return new Span(from, until);
  }

  /** {@code 09:00-12:00}. */
  public String text() {
    return clock(from) + "-" + clock(until);
  }

  private static String clock(int minutes) {
    int tens = minutes % HOUR;
    return (minutes / HOUR < 10 ? "0" : "") + minutes / HOUR + (tens < 10 ? ":0" : ":") + tens;
  }

  @Override
  public int compareTo(Span other) {
    return Integer.compare(from, other.from);
  }
}
