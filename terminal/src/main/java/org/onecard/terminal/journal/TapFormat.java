package org.onecard.terminal.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.tap.TapRecord;

/**
 * The octets of one journal record. Numbers are big-endian; a text is two octets of length and
 * modified UTF-8, octets are two octets of length and themselves.
 *
 * <pre>
 *  0         4                   12        16        20                  20+n
 *  +---------+-------------------+---------+---------+---------------------+
 *  | n       | sequence          | CRC32C  | CRC32C  | content: n octets   |
 *  |         |                   | of 0-11 | of it   |                     |
 *  +---------+-------------------+---------+---------+---------------------+
 *  content: terminal  text      item      text      tapped at  8 (ms, UTC)
 *           code      octets    edition   8         status head 8
 *           decision  text      reason    text      provisional 1
 *           signature octets
 * </pre>
 *
 * The head has a checksum of its own, so that an altered length is told from an end of file in the
 * midst of a record.
 */
final class TapFormat {
  /** Octets before the content. */
  static final int HEAD = 20;

  /** Content is never longer: code, signature and six short texts fit well. */
  static final int MAXIMUM_CONTENT = 4_096;

  private TapFormat() {}

  /** What the head of a record says. */
  record Head(int length, long sequence, int contentChecksum) {}

  static byte[] encode(SignedTap signed) {
    byte[] content = content(signed);
    if (content.length > MAXIMUM_CONTENT) {
      throw new IllegalArgumentException(
          "a tap of " + content.length + " octets exceeds " + MAXIMUM_CONTENT);
    }
    ByteBuffer record = ByteBuffer.allocate(HEAD + content.length);
    record.putInt(content.length).putLong(signed.tap().sequence());
    record.putInt(checksum(record.array(), 0, 12));
    record.putInt(checksum(content, 0, content.length)).put(content);
    return record.array();
  }

  /** Reads a head of 20 octets; null if its checksum or its length does not fit. */
  static @Nullable Head head(byte[] octets) {
    ByteBuffer head = ByteBuffer.wrap(octets);
    int length = head.getInt();
    long sequence = head.getLong();
    boolean fits = head.getInt() == checksum(octets, 0, 12);
    return fits && length >= 0 && length <= MAXIMUM_CONTENT
        ? new Head(length, sequence, head.getInt())
        : null;
  }

  static boolean matches(Head head, byte[] content) {
    return checksum(content, 0, content.length) == head.contentChecksum();
  }

  static SignedTap decode(Head head, byte[] content) {
    try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
      String terminal = in.readUTF();
      String item = in.readUTF();
      long tappedAtMillis = in.readLong();
      Bytes code = octets(in);
      long edition = in.readLong();
      long statusHead = in.readLong();
      String decision = in.readUTF();
      String reason = in.readUTF();
      boolean provisional = in.readBoolean();
      var tap =
          new TapRecord(
              terminal,
              head.sequence(),
              code,
              item,
              tappedAtMillis,
              statusHead,
              edition,
              decision,
              reason,
              provisional);
      return new SignedTap(tap, octets(in));
    } catch (IOException e) {
      throw new UncheckedIOException("record " + head.sequence() + " is sound but unreadable", e);
    }
  }

  static int checksum(byte[] octets, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, from, length);
    return (int) crc.getValue();
  }

  private static byte[] content(SignedTap signed) {
    var bytes = new ByteArrayOutputStream(512);
    TapRecord tap = signed.tap();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(tap.terminal());
      out.writeUTF(tap.item());
      out.writeLong(tap.tappedAtMillis());
      octets(out, tap.code());
      out.writeLong(tap.edition());
      out.writeLong(tap.statusHead());
      out.writeUTF(tap.decision());
      out.writeUTF(tap.reason());
      out.writeBoolean(tap.provisional());
      octets(out, signed.signature());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void octets(DataOutputStream out, Bytes bytes) throws IOException {
    out.writeShort(bytes.length());
    out.write(bytes.toArray());
  }

  private static Bytes octets(DataInputStream in) throws IOException {
    return Bytes.of(in.readNBytes(in.readUnsignedShort()));
  }
}
