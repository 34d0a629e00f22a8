package org.onecard.card;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onecard.kernel.crypto.UnusableKeyException;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.protocol.catalogue.AgeBand;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Rights;
import org.onecard.web.ProblemException;

/** Refuses enrolments and device keys that are not as they must be, naming the field. */
final class EnrolmentCheck {
  private EnrolmentCheck() {}

  static void check(List<Cards.Enrolment> wishes, LocalDate today) {
    if (wishes.isEmpty() || wishes.size() > CardLimits.ENROLMENTS) {
      throw ProblemException.badField(
          "enrolments",
          "%d rows".formatted(wishes.size()),
          "send 1 to %d rows in one call".formatted(CardLimits.ENROLMENTS));
    }
    Set<String> references = new HashSet<>();
    for (int i = 0; i < wishes.size(); i++) {
      check("[" + i + "].", wishes.get(i), today);
      if (!references.add(wishes.get(i).reference())) {
        throw ProblemException.badField(
            "[" + i + "].reference", "names an earlier row as well", "give each row its own");
      }
    }
  }

  private static void check(String at, Cards.Enrolment wish, LocalDate today) {
    String reference = wish.reference();
    if (reference.isBlank() || reference.length() > CardLimits.REFERENCE) {
      throw ProblemException.badField(
          at + "reference",
          "blank or too long",
          "give 1 to " + CardLimits.REFERENCE + " characters");
    }
    String password = wish.password();
    if (password != null
        && (password.length() < CardLimits.PASSWORD_MIN
            || password.length() > CardLimits.PASSWORD_MAX)) {
      throw ProblemException.badField(
          at + "password",
          "too short or too long",
          "give %d to %d characters".formatted(CardLimits.PASSWORD_MIN, CardLimits.PASSWORD_MAX));
    }
    if (wish.state() != CardState.ACTIVE
        && (wish.state() != CardState.APPLIED || wish.deviceKey() != null)) {
      throw ProblemException.badField(
          at + "state",
          "a card cannot begin as " + wish.state().text(),
          "give active, or applied without a deviceKey");
    }
    checkAttributes(at, wish.attributes());
    if (wish.deviceKey() == null) {
      if (!wish.days().isEmpty()) {
        throw ProblemException.badField(
            at + "days", "days without a device", "give a deviceKey as well, or no days");
      }
      return;
    }
    checkKey(at + "deviceKey.publicKey", wish.deviceKey());
    checkDays(at + "days", wish.days(), today);
  }

  private static void checkAttributes(String at, Map<Attribute, String> attributes) {
    attributes.forEach(
        (attribute, value) -> {
          boolean known =
              attribute == Attribute.AGE_BAND
                  ? AgeBand.find(value).isPresent()
                  : value.equals(Rights.YES);
          if (!known) {
            throw ProblemException.badField(
                at + "attributes",
                attribute.text() + " cannot have this value",
                attribute == Attribute.AGE_BAND
                    ? "give a band as 65-69, see docs/protocol"
                    : "give \"yes\", or leave it out");
          }
        });
  }

  private static void checkDays(String field, List<LocalDate> days, LocalDate today) {
    LocalDate first = today.minusDays(CardLimits.DAYS_BACK);
    for (LocalDate day : days) {
      if (day.isBefore(first) || day.isAfter(today)) {
        throw ProblemException.badField(
            field, day + " is out of range", "give UTC days from " + first + " to " + today);
      }
    }
  }

  /** Refuses a device key that is no compressed point on its curve. */
  static void checkKey(String field, Cards.DeviceKey key) {
    try {
      VerificationKey.fromCompressed(key.algorithm(), key.point().toArray());
    } catch (UnusableKeyException e) {
      ProblemException problem =
          ProblemException.badField(
              field,
              "not a compressed point of " + key.algorithm(),
              "give 33 octets as base64url, the first 02 or 03");
      problem.initCause(e);
      throw problem;
    }
    if (key.point().length() != VerificationKey.COMPRESSED_LENGTH) {
      throw ProblemException.badField(
          field, key.point().length() + " octets", "give the compressed form of 33 octets");
    }
  }
}
