package org.onecard.kernel.place;

import java.util.regex.Pattern;

/**
 * The code of a place: six digits of GB/T 2260 for an administrative division, or {@code zone:}
 * with a name for a functional zone, which the standard gives no code.
 *
 * @param text {@code 510100} or {@code zone:tianfu}
 */
public record PlaceCode(String text) implements Comparable<PlaceCode> {
  private static final String ZONE_PREFIX = "zone:";
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{5}|zone:[a-z][a-z0-9-]{0,30}");

  /** Refuses any other form; whether the place exists is for {@link Places} to say. */
  public PlaceCode {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "place: not the code of a place; give six digits as 510100, or a zone as zone:tianfu");
    }
  }

  /** The place with this code; IllegalArgumentException if it has the form of none. */
  public static PlaceCode of(String text) {
    return new PlaceCode(text);
  }

  /** Whether this names a functional zone, and so has no GB/T 2260 code. */
  public boolean isZone() {
    return text.startsWith(ZONE_PREFIX);
  }

  @Override
  public int compareTo(PlaceCode other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
