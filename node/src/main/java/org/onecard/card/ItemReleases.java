package org.onecard.card;

import java.time.Instant;
import java.util.Set;
import org.onecard.protocol.catalogue.Attribute;

/**
 * What an item of the joint list lets an issuer tell about a holder. This context knows cards, not
 * lists: the one bean is provided from outside.
 */
@FunctionalInterface
public interface ItemReleases {
  /** The attributes of {@code item} at an instant; none if no such item is in force then. */
  Set<Attribute> of(String item, Instant at);
}
