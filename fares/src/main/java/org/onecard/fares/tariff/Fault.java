package org.onecard.fares.tariff;

import java.util.Comparator;

/**
 * One mistake in a tariff file.
 *
 * @param line the line it stands on, from 1
 * @param field the way to the key: {@code fares[0].distance[1].upto}; empty for the file as a whole
 * @param message what is wrong and what to write instead
 */
public record Fault(int line, String field, String message) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparingInt(Fault::line)
          .thenComparing(Fault::field)
          .thenComparing(Fault::message);

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  /** {@code FILE:LINE: field: message}, as editors understand it. */
  public String shownFor(String fileName) {
    return fileName + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
