package org.onecard.protocol.message;

import org.onecard.kernel.region.Region;

/** A message that its sender did not sign. */
public final class UntrustedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the {@code sender} named in the message, and what does not hold. */
  public UntrustedMessageException(Region sender, String fault) {
    super("message of region " + sender + " is refused: " + fault);
  }
}
