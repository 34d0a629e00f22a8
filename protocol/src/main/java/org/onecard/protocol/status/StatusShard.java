package org.onecard.protocol.status;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.protocol.json.MalformedDocumentException;

/**
 * The states of {@value #SIZE} neighbouring status indexes, held as published: the commonest state
 * and the compressed exceptions to it, or all states where that is shorter. Immutable.
 */
public final class StatusShard {
  /** Indexes in a shard. */
  public static final int SIZE = 131_072;

  private static final byte COMPRESSED = 0x11;
  private static final byte RAW = 0x12;
  private static final int STATES_PER_OCTET = 4;
  private static final int RAW_OCTETS = SIZE / STATES_PER_OCTET;
  private static final int COMPRESSED_HEADER = 2;
  private static final int RAW_HEADER = 1;

  private final byte[] wire;
  private final String digest;
  private final CardStatus commonest;

  /** Null in the raw form. */
  private final @Nullable ExceptionList exceptions;

  private StatusShard(byte[] wire, CardStatus commonest, @Nullable ExceptionList exceptions) {
    this.wire = wire;
    this.digest = Sm3.hex(wire);
    this.commonest = commonest;
    this.exceptions = exceptions;
  }

  /** Encodes states, two bits each, four to an octet, lowest bits first: SIZE / 4 octets. */
  public static StatusShard encode(byte[] twoBitStates) {
    if (twoBitStates.length != RAW_OCTETS) {
      throw new IllegalArgumentException(
          "a shard has " + RAW_OCTETS + " octets of states, not " + twoBitStates.length);
    }
    CardStatus commonest = commonest(twoBitStates);
    long[] positions = new long[SIZE];
    CardStatus[] states = new CardStatus[SIZE];
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      CardStatus state = stateAt(twoBitStates, 0, i);
      if (state != commonest) {
        positions[count] = i;
        states[count++] = state;
      }
    }
    byte[] list =
        ExceptionList.encode(Arrays.copyOf(positions, count), Arrays.copyOf(states, count), SIZE);
    if (COMPRESSED_HEADER + list.length >= RAW_HEADER + RAW_OCTETS) {
      return parse(ByteBuffer.allocate(RAW_HEADER + RAW_OCTETS).put(RAW).put(twoBitStates).array());
    }
    return parse(
        ByteBuffer.allocate(COMPRESSED_HEADER + list.length)
            .put(COMPRESSED)
            .put((byte) commonest.bits())
            .put(list)
            .array());
  }

  /** Reads the published form; MalformedDocumentException otherwise. */
  public static StatusShard parse(byte[] wire) {
    if (wire.length == RAW_HEADER + RAW_OCTETS && wire[0] == RAW) {
      return new StatusShard(wire.clone(), CardStatus.UNKNOWN, null);
    }
    if (wire.length < COMPRESSED_HEADER || wire.length > RAW_OCTETS || wire[0] != COMPRESSED) {
      throw new MalformedDocumentException("form", "is not known", "fetch the shard again");
    }
    if (wire[1] < 0 || wire[1] > CardStatus.UNKNOWN.bits()) {
      throw new MalformedDocumentException("state", "is not two bits", "fetch the shard again");
    }
    CardStatus commonest = CardStatus.ofBits(wire[1]);
    byte[] own = wire.clone();
    return new StatusShard(
        own,
        commonest,
        ExceptionList.parse(own, COMPRESSED_HEADER, SIZE, state -> state != commonest));
  }

  /** The state at a position, 0 to SIZE - 1. */
  public CardStatus at(int position) {
    if (position < 0 || position >= SIZE) {
      throw new IllegalArgumentException("a shard has no position " + position);
    }
    return exceptions == null
        ? stateAt(wire, RAW_HEADER, position)
        : exceptions.find(position).orElse(commonest);
  }

  /** The published octets. */
  public byte[] wire() {
    return wire.clone();
  }

  /** SM3 of the published octets, lower-case hexadecimal: the shard's name. */
  public String digest() {
    return digest;
  }

  private static CardStatus commonest(byte[] twoBitStates) {
    int[] counts = new int[STATES_PER_OCTET];
    for (int i = 0; i < SIZE; i++) {
      counts[stateAt(twoBitStates, 0, i).bits()]++;
    }
    int most = 0;
    for (int bits = 1; bits < counts.length; bits++) {
      most = counts[bits] > counts[most] ? bits : most;
    }
    return CardStatus.ofBits(most);
  }

  private static CardStatus stateAt(byte[] states, int offset, int position) {
    int octet = states[offset + position / STATES_PER_OCTET];
    return CardStatus.ofBits((octet >> (2 * (position % STATES_PER_OCTET))) & 0b11);
  }
}
