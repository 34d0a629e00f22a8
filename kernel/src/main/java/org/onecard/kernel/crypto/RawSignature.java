package org.onecard.kernel.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;

/** Between the raw form r‖s on the wire and the DER sequence the provider speaks for SM2. */
final class RawSignature {
  private static final int HALF = VerificationKey.SIGNATURE_LENGTH / 2;

  private RawSignature() {}

  static byte[] toDer(byte[] raw) throws SignatureException {
    try {
      return new DERSequence(
              new ASN1Integer[] {
                new ASN1Integer(new BigInteger(1, Arrays.copyOf(raw, HALF))),
                new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, HALF, 2 * HALF)))
              })
          .getEncoded();
    } catch (IOException e) {
      throw new SignatureException("cannot encode r and s", e);
    }
  }

  static byte[] fromDer(byte[] der) {
    ASN1Sequence sequence = ASN1Sequence.getInstance(der);
    byte[] raw = new byte[2 * HALF];
    for (int i = 0; i < 2; i++) {
      BigInteger half = ASN1Integer.getInstance(sequence.getObjectAt(i)).getPositiveValue();
      System.arraycopy(BigIntegers.asUnsignedByteArray(HALF, half), 0, raw, i * HALF, HALF);
    }
    return raw;
  }
}
