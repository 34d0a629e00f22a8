package org.onecard.oversight;

import java.util.List;

/**
 * What one can complain about.
 *
 * @param code lower-case letters, digits and hyphens; Open311's service code
 * @param group the field of use as in the joint list, or {@code card}
 * @param nameZh the Chinese name
 * @param nameEn the English name
 * @param saysZh what belongs here
 * @param saysEn what belongs here, in English
 * @param workdays after the day of filing within which it is answered; half of them, rounded up,
 *     after it was reopened
 * @param agencyZh who answers
 * @param agencyEn who answers, in English
 * @param attributes further questions
 */
public record ComplaintService(
    String code,
    String group,
    String nameZh,
    String nameEn,
    String saysZh,
    String saysEn,
    int workdays,
    String agencyZh,
    String agencyEn,
    List<Attribute> attributes) {

  /** Copies the attributes. */
  public ComplaintService {
    attributes = List.copyOf(attributes);
  }

  /**
   * A further question.
   *
   * @param code its name in a filing
   * @param required whether a filing without an answer is refused
   * @param labelZh the question
   * @param labelEn the question in English
   */
  public record Attribute(String code, boolean required, String labelZh, String labelEn) {}

  /** The working days that count after a reopening. */
  int workdaysAgain() {
    return (workdays + 1) / 2;
  }
}
