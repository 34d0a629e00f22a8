package org.onecard.protocol.status;

/**
 * The states of {@value #SIZE} neighbouring status indexes, held as published: the commonest state
 * and the compressed exceptions to it. Immutable.
 */
public final class StatusShard {
  /** Indexes in a shard. */
  public static final int SIZE = 131_072;

  private StatusShard() {}

  /** Encodes states, two bits each, four to an octet, lowest bits first: SIZE / 4 octets. */
  public static StatusShard encode(byte[] twoBitStates) {
    throw new UnsupportedOperationException("" + twoBitStates.length);
  }

  /** Reads the published form; MalformedDocumentException otherwise. */
  public static StatusShard parse(byte[] wire) {
    throw new UnsupportedOperationException("" + wire.length);
  }

  /** The state at a position, 0 to SIZE - 1. */
  public CardStatus at(int position) {
    throw new UnsupportedOperationException();
  }

  /** The published octets. */
  public byte[] wire() {
    throw new UnsupportedOperationException();
  }

  /** SM3 of the published octets, lower-case hexadecimal: the shard's name. */
  public String digest() {
    throw new UnsupportedOperationException();
  }
}
