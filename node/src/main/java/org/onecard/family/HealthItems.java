package org.onecard.family;

import java.time.Instant;

/**
 * Which items are about health. This context knows families, not lists: the one bean is provided
 * from outside.
 */
@FunctionalInterface
public interface HealthItems {
  /** Whether the item is about health; true where nobody knows the item. */
  boolean isHealth(String item, Instant at);
}
