package org.onecard.protocol.status;

import org.onecard.kernel.region.Region;

/** A status head that its region did not sign, or that rolls back. */
public final class UntrustedStatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the {@code region} whose head failed, and how. */
  public UntrustedStatusException(Region region, String fault) {
    super("status head of region " + region + " is refused: " + fault);
  }
}
