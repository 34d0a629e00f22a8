package org.onecard.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.onecard.access.StaffStore.Credentials;
import org.onecard.access.StaffStore.Invited;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Totp;
import org.onecard.storage.ColumnCipher;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a staff member's password and second factor, and gives both out. */
@Component
class StaffSignIns {
  private static final String TABLE = "access_staff";
  private static final String TOTP_COLUMN = "totp_sealed";
  private static final Pattern TOTP_CODE = Pattern.compile("[0-9]{6}");
  private static final Pattern RECOVERY_CODE = Pattern.compile("[a-z2-9]{5}-[a-z2-9]{5}");
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int HALF_CODE = 5;
  private static final int NAME_MOST = 64;

  private final StaffStore store;
  private final Passwords passwords;
  private final SignInBackoff backoff;
  private final Sessions sessions;
  private final AuditLog audit;
  private final ColumnCipher cipher;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random;

  StaffSignIns(
      StaffStore store,
      Passwords passwords,
      SignInBackoff backoff,
      Sessions sessions,
      AuditLog audit,
      ColumnCipher cipher,
      TransactionTemplate transaction,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.passwords = passwords;
    this.backoff = backoff;
    this.sessions = sessions;
    this.audit = audit;
    this.cipher = cipher;
    this.transaction = transaction;
    this.clock = clock;
    this.random = random;
  }

  /** What came of an attempt. Which part was wrong is told to nobody. */
  sealed interface Attempt {
    record Right(String staffId) implements Attempt {}

    record Wrong() implements Attempt {}

    record MustWait(Duration left) implements Attempt {}
  }

  /**
   * What a member is told once, when the invitation is accepted.
   *
   * @param totpSecret in base 32
   */
  record Accepted(String staffId, String totpSecret, List<String> recoveryCodes) {
    Accepted {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /**
   * Checks what was entered.
   *
   * @param place where failures are counted, as {@link KnownDevices#place} says
   */
  Attempt attempt(String staffId, String password, String code, String place) {
    String account = "staff:" + (staffId.length() <= NAME_MOST ? staffId : "");
    Duration left = backoff.wait(account, place);
    if (left.isPositive()) {
      return new Attempt.MustWait(left);
    }
    Optional<Credentials> known = store.credentials(staffId);
    String hash = known.map(Credentials::passwordHash).orElse(null);
    boolean right = passwords.matches(password, hash);
    if (!right || known.isEmpty() || !secondFactor(known.get(), code.strip())) {
      backoff.failed(account, place);
      return new Attempt.Wrong();
    }
    backoff.succeeded(account, place);
    return new Attempt.Right(staffId);
  }

  /**
   * Takes an invitation up: from now on the member signs in with this password and these codes.
   *
   * @throws ProblemException 404 if nobody is invited by this code (any more), 400 for a password
   *     that is too short
   */
  Accepted accept(String invitation, String password) {
    String hash = passwords.hash(password, AccessLimits.PASSWORD_LEAST);
    return transaction.execute(
        status -> {
          Invited invited =
              store
                  .findInvited(ClientSecrets.digest(invitation))
                  .filter(one -> clock.instant().isBefore(one.endsAt()))
                  .orElseThrow(StaffSignIns::noInvitation);
          byte[] secret = new byte[Totp.SECRET_OCTETS];
          random.nextBytes(secret);
          String id = invited.staffId();
          store.accept(id, hash, cipher.seal(TABLE, TOTP_COLUMN, id, secret));
          audit.add(id, "staff.invitation-accepted", id, "");
          return new Accepted(id, Totp.base32(secret), newRecoveryCodes(id));
        });
  }

  /** New recovery codes; the former open nothing any more. */
  List<String> renewRecoveryCodes(String staffId) {
    return transaction.execute(
        status -> {
          audit.add(staffId, "staff.recovery-codes", staffId, "");
          return newRecoveryCodes(staffId);
        });
  }

  /** A new password; every session of the member ends. */
  void changePassword(String staffId, String password) {
    String hash = passwords.hash(password, AccessLimits.PASSWORD_LEAST);
    transaction.executeWithoutResult(
        status -> {
          store.setPassword(staffId, hash);
          sessions.endAll(Sessions.Kind.STAFF, staffId, "password-changed");
          audit.add(staffId, "staff.password-changed", staffId, "");
        });
  }

  private boolean secondFactor(Credentials known, String code) {
    Bytes sealed = known.totpSealed();
    if (sealed == null) {
      return false;
    }
    if (TOTP_CODE.matcher(code).matches()) {
      byte[] secret = cipher.open(TABLE, TOTP_COLUMN, known.staffId(), sealed.toArray());
      OptionalLong step = Totp.matchingStep(secret, code, clock.instant());
      return step.isPresent() && store.useStep(known.staffId(), step.getAsLong());
    }
    return RECOVERY_CODE.matcher(code).matches() && useRecoveryCode(known.staffId(), code);
  }

  private boolean useRecoveryCode(String staffId, String code) {
    boolean used = store.useRecoveryCode(staffId, recoveryDigest(staffId, code));
    if (used) {
      audit.add(staffId, "staff.recovery-code-used", staffId, "");
    }
    return used;
  }

  private List<String> newRecoveryCodes(String staffId) {
    store.forgetRecoveryCodes(staffId);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < AccessLimits.RECOVERY_CODES; i++) {
      String code = letters() + "-" + letters();
      store.addRecoveryCode(staffId, recoveryDigest(staffId, code));
      codes.add(code);
    }
    return List.copyOf(codes);
  }

  private byte[] recoveryDigest(String staffId, String code) {
    return cipher.lookup("access_recovery_code", staffId, code);
  }

  private String letters() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HALF_CODE; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static ProblemException noInvitation() {
    return new ProblemException(
        HttpStatus.NOT_FOUND,
        "no-invitation",
        "code",
        "nobody is invited by this code any more",
        "ask who keeps staff for a new invitation");
  }

  /** How long the answer asks one to wait, in whole seconds. */
  static long seconds(Duration left) {
    return left.toSeconds() + 1;
  }
}
