package org.onecard.protocol.trust;

import org.onecard.kernel.region.Region;

/** A key set that the pinned root of its region did not sign. */
public final class UntrustedKeySetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the {@code region} whose set failed, and how. */
  public UntrustedKeySetException(Region region, String fault) {
    super("key set of region " + region + " is not trusted: " + fault);
  }
}
