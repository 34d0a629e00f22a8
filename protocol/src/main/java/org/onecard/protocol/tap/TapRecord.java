package org.onecard.protocol.tap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
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

  private static final byte[] PURPOSE = "OneCard tap v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MAXIMUM_TEXT = 200;

  /** Refuses texts and codes too long for a record: IllegalArgumentException. */
  public TapRecord {
    if (sequence < 1
        || code.length() > MAXIMUM_TEXT
        || Stream.of(terminal, item, decision, reason)
            .anyMatch(text -> text.length() > MAXIMUM_TEXT)) {
      throw new IllegalArgumentException("tap " + sequence + " does not fit its record");
    }
  }

  /** The binary form (drawn in docs/protocol), domain-separated: what the terminal signs. */
  public byte[] signedForm() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.write(PURPOSE);
      writeText(out, terminal);
      out.writeLong(sequence);
      out.writeShort(code.length());
      out.write(code.toArray());
      writeText(out, item);
      out.writeLong(tappedAtMillis);
      out.writeLong(statusHead);
      out.writeLong(edition);
      writeText(out, decision);
      writeText(out, reason);
      out.writeBoolean(provisional);
    } catch (IOException e) {
      throw new IllegalStateException("memory refuses octets", e);
    }
    return octets.toByteArray();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(octets.length);
    out.write(octets);
  }

  /** The terminal's signature, r‖s. */
  public Bytes sign(SigningKey terminalKey) {
    return Bytes.of(terminalKey.sign(signedForm()));
  }

  /** Whether {@code signature} is the terminal's over this record. */
  public boolean signedBy(VerificationKey terminalKey, Bytes signature) {
    return terminalKey.verify(signedForm(), signature.toArray());
  }
}
