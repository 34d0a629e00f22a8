package org.onecard.protocol.json;

import tools.jackson.databind.node.ObjectNode;

/** The RFC 8785 form of a JSON document, and limits on documents that arrive. */
public final class SignedDocument {
  private SignedDocument() {}

  /**
   * Parses a document of at most {@code maximumOctets}; else {@link MalformedDocumentException}.
   */
  public static ObjectNode parse(String json, int maximumOctets) {
    throw new UnsupportedOperationException();
  }

  /** The RFC 8785 octets of {@code document} without the top-level {@code field}. */
  public static byte[] canonicalWithout(ObjectNode document, String field) {
    throw new UnsupportedOperationException();
  }

  /** The RFC 8785 octets of {@code document}. */
  public static byte[] canonical(ObjectNode document) {
    throw new UnsupportedOperationException();
  }
}
