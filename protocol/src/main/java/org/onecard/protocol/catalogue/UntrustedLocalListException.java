package org.onecard.protocol.catalogue;

import org.onecard.kernel.region.Region;

/** A local list that its region did not sign. */
public final class UntrustedLocalListException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the {@code region} whose list failed, and how. */
  public UntrustedLocalListException(Region region, String fault) {
    super("local list of region " + region + " is refused: " + fault);
  }
}
