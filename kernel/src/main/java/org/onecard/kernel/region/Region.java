package org.onecard.kernel.region;

/**
 * A province-level unit with its own node, named by the first two digits of its GB/T 2260 code.
 *
 * @param code two digits, "10" to "99": "50" is 重庆, "51" is 四川
 */
public record Region(String code) implements Comparable<Region> {

  /** Refuses anything but two digits from 10 to 99. */
  public Region {
    if (code.length() != 2
        || code.charAt(0) < '1'
        || code.charAt(0) > '9'
        || code.charAt(1) < '0'
        || code.charAt(1) > '9') {
      throw new IllegalArgumentException(
          "region '" + code + "' is not two digits from 10 to 99; use a province code as 50");
    }
  }

  /** The region with this two-digit code. */
  public static Region of(String code) {
    return new Region(code);
  }

  /** The region with this number, 10 to 99. */
  public static Region of(int number) {
    return new Region(Integer.toString(number));
  }

  /** The code as a number, 10 to 99: one octet on the wire. */
  public int number() {
    return Integer.parseInt(code);
  }

  @Override
  public int compareTo(Region other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
