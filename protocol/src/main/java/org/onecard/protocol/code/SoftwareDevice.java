package org.onecard.protocol.code;

import java.util.concurrent.atomic.AtomicLong;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SigningKey;

/**
 * A device in software, for tests and replay: an authorisation with its key and counter. Safe for
 * threads.
 */
public final class SoftwareDevice {
  private static final long COUNTER_MASK = 0xffff_ffffL;

  private final Authorisation authorisation;
  private final SigningKey deviceKey;
  private final AtomicLong nextCounter;

  /** A device whose first code carries {@code firstCounter}, 0 to 2^32 - 1. */
  public SoftwareDevice(Authorisation authorisation, SigningKey deviceKey, long firstCounter) {
    Bytes point = Bytes.of(deviceKey.verificationKey().compressed());
    if (!point.equals(authorisation.deviceKey())
        || deviceKey.algorithm() != authorisation.deviceAlgorithm()) {
      throw new IllegalArgumentException("the authorisation is for another device key");
    }
    this.authorisation = authorisation;
    this.deviceKey = deviceKey;
    this.nextCounter = new AtomicLong(firstCounter);
  }

  /** The code shown at this UTC epoch second, with the next counter. */
  public PresentationCode show(long epochSecond) {
    long counter = nextCounter.getAndIncrement() & COUNTER_MASK;
    byte[] signedForm = PresentationCode.signedForm(authorisation, epochSecond, counter);
    return new PresentationCode(
        authorisation, epochSecond, counter, Bytes.of(deviceKey.sign(signedForm)));
  }
}
