package org.onecard.protocol.catalogue;

import org.onecard.kernel.region.Region;

/** An overlay that its region did not sign. */
public final class UntrustedOverlayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the {@code region} whose overlay failed, and how. */
  public UntrustedOverlayException(Region region, String fault) {
    super("overlay of region " + region + " is refused: " + fault);
  }
}
