package org.onecard.fares.tariff;

import java.util.IdentityHashMap;
import org.onecard.fares.tariff.Faults.Spot;

/** Which mapping of the file each part of the tariff was read from; by identity. */
final class Origins {
  private final IdentityHashMap<Object, Fields> byPart = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Span> spans = new IdentityHashMap<>();

  <T> T put(T part, Fields fields) {
    byPart.put(part, fields);
    return part;
  }

  /** As {@link #put(Object, Fields)}, of a part that reaches from one end to the other. */
  <T> T put(T part, Fields fields, long from, long upto) {
    spans.put(part, new Span(from, upto));
    return put(part, fields);
  }

  /** Where a slice begins, which the model leaves to the end of the one before. */
  Span span(Object part) {
    Span span = spans.get(part);
    if (span == null) {
      throw new IllegalStateException("has no ends: " + part);
    }
    return span;
  }

  /** The ends of a slice as the file writes them. */
  record Span(long from, long upto) {}

  /** Whether the file says this key of the part. */
  boolean has(Object part, String key) {
    return fields(part).has(key);
  }

  /** Where the part, or a key of it, stands. */
  Spot spot(Object part, String key) {
    return fields(part).spot(key);
  }

  /** Where the part begins. */
  Spot spot(Object part) {
    return fields(part).spot();
  }

  private Fields fields(Object part) {
    Fields fields = byPart.get(part);
    if (fields == null) {
      throw new IllegalStateException("not read from this file: " + part);
    }
    return fields;
  }
}
