package org.onecard.protocol.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The bands of age that rights depend on: enough for a concession, less than an age. */
public enum AgeBand {
  UNDER_6(1, "0-5", 0),
  CHILD(2, "6-13", 6),
  MINOR(3, "14-17", 14),
  ADULT(4, "18-59", 18),
  FROM_60(5, "60-64", 60),
  FROM_65(6, "65-69", 65),
  FROM_70(7, "70+", 70);

  private final int number;
  private final String text;
  private final int from;

  AgeBand(int number, String text, int from) {
    this.number = number;
    this.text = text;
    this.from = from;
  }

  /** The band of an age in full years, 0 or more. */
  public static AgeBand ofAge(int years) {
    AgeBand band = UNDER_6;
    for (AgeBand next : values()) {
      if (years >= next.from) {
        band = next;
      }
    }
    return band;
  }

  /** The band with this text. */
  public static Optional<AgeBand> find(String text) {
    return first(band -> band.text.equals(text));
  }

  /** The band with this number on the wire. */
  public static Optional<AgeBand> find(int number) {
    return first(band -> band.number == number);
  }

  private static Optional<AgeBand> first(Predicate<AgeBand> wanted) {
    return Arrays.stream(values()).filter(wanted).findFirst();
  }

  /** The number on the wire, 1 to 7; 0 there stands for no band. */
  public int number() {
    return number;
  }

  /** The value of the attribute AGE_BAND, as {@code 65-69}. */
  public String text() {
    return text;
  }
}
