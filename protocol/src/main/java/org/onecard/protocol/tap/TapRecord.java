package org.onecard.protocol.tap;

import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * One offline tap as its terminal journals, signs and uploads it. Its identity is terminal and
 * sequence.
 *
 * @param terminal terminal id
 * @param sequence from 1, one higher each tap of the terminal's journal
 * @param code the presentation code's octets, at most 200
 * @param tappedAtMillis UTC epoch milliseconds by the terminal's clock
 * @param statusHead number of the issuer's status head the terminal used; 0 for none
 * @param edition number of the edition it used; 0 for none
 * @param decision "accepted", "declined" or "undetermined"
 * @param reason reason text, or empty
 * @param provisional whether accepted provisionally
 */
public record TapRecord(
    String terminal,
    long sequence,
    Bytes code,
    String item,
    long tappedAtMillis,
    long statusHead,
    long edition,
    String decision,
    String reason,
    boolean provisional) {

  /** The binary form (drawn in docs/protocol), domain-separated: what the terminal signs. */
  public byte[] signedForm() {
    throw new UnsupportedOperationException();
  }

  /** The terminal's signature, r‖s. */
  public Bytes sign(SigningKey terminalKey) {
    throw new UnsupportedOperationException();
  }

  /** Whether {@code signature} is the terminal's over this record. */
  public boolean signedBy(VerificationKey terminalKey, Bytes signature) {
    throw new UnsupportedOperationException();
  }
}
