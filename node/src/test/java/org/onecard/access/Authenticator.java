package org.onecard.access;

import java.time.Instant;
import org.onecard.kernel.crypto.Totp;

/** A member's authenticator: knows the secret as it was shown, and tells the code of a moment. */
public record Authenticator(String secret) {

  /** The code of the step so many after the present one. */
  public String code(int stepsAhead) {
    return Totp.code(Totp.secretOf(secret), Totp.stepOf(Instant.now()) + stepsAhead);
  }
}
