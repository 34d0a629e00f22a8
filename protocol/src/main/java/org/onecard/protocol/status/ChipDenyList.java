package org.onecard.protocol.status;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.protocol.json.MalformedDocumentException;

/** Truncated SM3 digests of chips that are suspended or revoked. Immutable. */
public final class ChipDenyList {
  /** Octets of an entry. */
  public static final int ENTRY_LENGTH = Long.BYTES;

  private static final byte FORM = 0x21;
  private static final int HEADER = 1;

  /** Entries are spread over all values of 64 bits. */
  private static final long RANGE = 0;

  private static final byte[] PURPOSE = "OneCard chip v1\0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] wire;
  private final String digest;
  private final ExceptionList entries;

  private ChipDenyList(byte[] wire, ExceptionList entries) {
    this.wire = wire;
    this.digest = Sm3.hex(wire);
    this.entries = entries;
  }

  /** The list entry of a chip: SM3 over issuer, card number and identification code, cut to 8. */
  public static Bytes entry(String issuer, String cardNumber, String identificationCode) {
    String chip = String.join("\0", issuer, cardNumber, identificationCode);
    byte[] digest = Sm3.digest(PURPOSE, chip.getBytes(StandardCharsets.UTF_8));
    return Bytes.of(Arrays.copyOf(digest, ENTRY_LENGTH));
  }

  /** Encodes entries with their state (SUSPENDED or REVOKED). */
  public static ChipDenyList encode(Map<Bytes, CardStatus> entries) {
    Map<Long, CardStatus> sorted = new TreeMap<>(Long::compareUnsigned);
    entries.forEach((entry, state) -> sorted.put(position(entry), state));
    long[] positions = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
    CardStatus[] states = sorted.values().toArray(CardStatus[]::new);
    byte[] list = ExceptionList.encode(positions, states, RANGE);
    return parse(ByteBuffer.allocate(HEADER + list.length).put(FORM).put(list).array());
  }

  /** Reads the published form; MalformedDocumentException otherwise. */
  public static ChipDenyList parse(byte[] wire) {
    if (wire.length < HEADER || wire[0] != FORM) {
      throw new MalformedDocumentException("form", "is not known", "fetch the list again");
    }
    byte[] own = wire.clone();
    return new ChipDenyList(
        own, ExceptionList.parse(own, HEADER, RANGE, ChipDenyList::mayBeListed));
  }

  private static boolean mayBeListed(CardStatus state) {
    return state == CardStatus.SUSPENDED || state == CardStatus.REVOKED;
  }

  /** SUSPENDED or REVOKED if listed, else UNKNOWN: absence proves nothing. */
  public CardStatus of(Bytes entry) {
    return entries.find(position(entry)).orElse(CardStatus.UNKNOWN);
  }

  /** The published octets. */
  public byte[] wire() {
    return wire.clone();
  }

  /** SM3 of the published octets, lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  private static long position(Bytes entry) {
    if (entry.length() != ENTRY_LENGTH) {
      throw new IllegalArgumentException(
          "a chip's entry has " + ENTRY_LENGTH + " octets, not " + entry.length());
    }
    return ByteBuffer.wrap(entry.toArray()).getLong();
  }
}
