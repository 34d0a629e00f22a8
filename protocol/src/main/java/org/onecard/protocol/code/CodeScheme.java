package org.onecard.protocol.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A registered kind of code that a point may read. One without a verifier here is refused by name
 * as {@link CodeRefusal#SCHEME_UNKNOWN}, never mistaken for another.
 *
 * @param name lower-case letters, digits and hyphens
 * @param titleZh how people call it
 * @param recognises whether a text read from a QR code is of this scheme, whatever its version
 * @param verified whether a verifier stands behind it
 */
public record CodeScheme(
    String name, String titleZh, Predicate<String> recognises, boolean verified) {

  /** The scheme of docs/protocol/presentation-code.md: its first octet begins with the nibble C. */
  public static final CodeScheme ONECARD =
      new CodeScheme("onecard", "一卡通参考码", CodeScheme::beginsWithMark, true);

  static final int MARK = 0xc0;
  private static final int MARK_MASK = 0xf0;
  private static final int FIRST_CHARACTERS = 3;

  /** Schemes whose form is agreed with their operators once a verifier is connected. */
  private static final List<CodeScheme> REGISTERED =
      List.of(
          ONECARD,
          unverified("national-e-card", "电子社会保障卡"),
          unverified("yukuai", "渝快码"),
          unverified("tianfutong", "天府通"),
          unverified("jtt-1179", "交通一卡通二维码"));

  /** All registered schemes, the verified ones first. */
  public static List<CodeScheme> registered() {
    return REGISTERED;
  }

  /** The scheme of a text read from a QR code. */
  public static Optional<CodeScheme> recognise(String text) {
    return REGISTERED.stream().filter(scheme -> scheme.recognises.test(text)).findFirst();
  }

  static boolean marks(byte firstOctet) {
    return (firstOctet & MARK_MASK) == MARK;
  }

  private static CodeScheme unverified(String name, String titleZh) {
    return new CodeScheme(name, titleZh, text -> false, false);
  }

  private static boolean beginsWithMark(String text) {
    try {
      byte[] first = Base45.decode(text.substring(0, Math.min(text.length(), FIRST_CHARACTERS)));
      return first.length > 0 && marks(first[0]);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
