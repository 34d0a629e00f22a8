package org.onecard.protocol.code;

import org.onecard.kernel.crypto.SigningKey;

/** A device in software, for tests and replay: an authorisation with its key and counter. */
public final class SoftwareDevice {

  /** A device whose first code carries {@code firstCounter}. */
  public SoftwareDevice(Authorisation authorisation, SigningKey deviceKey, long firstCounter) {
    throw new UnsupportedOperationException(authorisation + " " + deviceKey + firstCounter);
  }

  /** The code shown at this UTC epoch second, with the next counter. */
  public PresentationCode show(long epochSecond) {
    throw new UnsupportedOperationException();
  }
}
