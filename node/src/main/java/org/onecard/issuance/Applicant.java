package org.onecard.issuance;

import org.jspecify.annotations.Nullable;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.region.Region;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;

/**
 * What is sealed of an application: who applies and how to reach them, and their secret.
 *
 * @param cardNumber empty for a first card
 */
record Applicant(
    String name, String socialSecurityNumber, String cardNumber, String telephone, String secret) {
  private static final String SYNTHETIC = "0199";
  private static final int TELEPHONE = 24;

  /** Checks every field of a form. */
  static Applicant of(ApplicationForm form, ApplicationKind kind, Region region, String secret) {
    return new Applicant(
        Fields.line("name", form.name(), IssuanceLimits.NAME),
        number(form.socialSecurityNumber(), region).text(),
        cardNumber(form.cardNumber(), kind),
        Fields.telephone(
            "telephone", Fields.lineOrNothing("telephone", form.telephone(), TELEPHONE)),
        secret);
  }

  /** What a repeated application is compared by: all but the secret. */
  String compared(ApplicationKind kind, @Nullable Portrait portrait) {
    return String.join(
        "\u0001",
        kind.text(),
        name,
        socialSecurityNumber,
        cardNumber,
        telephone,
        portrait == null ? "" : portrait.octets().base64Url());
  }

  /** This is a demonstration: numbers that could be a real person's are not taken. */
  static SocialSecurityNumber number(@Nullable String text, Region region) {
    SocialSecurityNumber number =
        Fields.identifier("socialSecurityNumber", text, SocialSecurityNumber::of);
    if (!number.division().equals(region.code() + SYNTHETIC)) {
      throw ProblemException.badField(
          "socialSecurityNumber",
          "is not of a made-up person of this region",
          "use a number that begins with " + region.code() + SYNTHETIC);
    }
    return number;
  }

  private static String cardNumber(@Nullable String text, ApplicationKind kind) {
    if (kind.replaces()) {
      return Fields.identifier("cardNumber", text, CardNumber::of).text();
    }
    if (text != null && !text.isBlank()) {
      throw ProblemException.badField(
          "cardNumber", "does not belong to a first card", "leave it out, or choose another kind");
    }
    return "";
  }
}
