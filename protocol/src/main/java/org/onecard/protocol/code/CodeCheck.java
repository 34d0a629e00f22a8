package org.onecard.protocol.code;

import java.util.List;
import java.util.function.Predicate;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.PublishedKey;

/**
 * One check of a code that has been read.
 *
 * @param refusal what a code that fails is refused with
 */
record CodeCheck(CodeRefusal refusal, Predicate<Examination> holds) {

  /** All checks in the order they are made: what costs little comes before the signatures. */
  static final List<CodeCheck> ALL =
      List.of(
          new CodeCheck(CodeRefusal.ISSUER_UNKNOWN, Examination::issuerKnown),
          new CodeCheck(CodeRefusal.ISSUER_KEY_UNKNOWN, seen -> seen.issuerKey() != null),
          new CodeCheck(CodeRefusal.ISSUER_KEY_EXPIRED, CodeCheck::issuerKeyHolds),
          new CodeCheck(CodeRefusal.ISSUER_KEY_REVOKED, CodeCheck::issuerKeyIsNotRevoked),
          new CodeCheck(CodeRefusal.DEVICE_KEY_EXPIRED, CodeCheck::deviceKeyHolds),
          new CodeCheck(CodeRefusal.CODE_EARLY, CodeCheck::codeIsNotEarly),
          new CodeCheck(CodeRefusal.CODE_LATE, CodeCheck::codeIsNotLate),
          new CodeCheck(CodeRefusal.ISSUER_SIGNATURE_WRONG, Examination::signedByIssuer),
          new CodeCheck(CodeRefusal.DEVICE_KEY_MALFORMED, seen -> seen.deviceKey() != null),
          new CodeCheck(CodeRefusal.DEVICE_SIGNATURE_WRONG, CodeCheck::deviceSigned));

  private static boolean deviceKeyHolds(Examination seen) {
    return seen.at() < seen.authorisation().expiresAt();
  }

  private static boolean codeIsNotEarly(Examination seen) {
    return seen.code().codeTime() <= seen.at() + CodeVerifier.GRACE_SECONDS;
  }

  private static boolean codeIsNotLate(Examination seen) {
    long last = seen.code().codeTime() + CodeVerifier.LIFETIME_SECONDS + CodeVerifier.GRACE_SECONDS;
    return seen.at() <= last;
  }

  private static boolean issuerKeyHolds(Examination seen) {
    PublishedKey key = seen.issuerKey();
    return key != null && key.holdsAt(seen.instant());
  }

  private static boolean issuerKeyIsNotRevoked(Examination seen) {
    PublishedKey key = seen.issuerKey();
    return key != null && key.state() != KeyState.REVOKED;
  }

  private static boolean deviceSigned(Examination seen) {
    VerificationKey key = seen.deviceKey();
    return key != null && seen.code().signedBy(key);
  }
}
