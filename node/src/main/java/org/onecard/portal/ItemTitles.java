package org.onecard.portal;

import java.time.Instant;
import org.onecard.catalogue.Catalogue;
import org.onecard.protocol.catalogue.ApplicationItem;

/** The titles of items in the language a page is read in. */
final class ItemTitles {
  private final Catalogue catalogue;

  ItemTitles(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The title of the item as listed at that time, or its code where it was not. */
  String title(String code, Instant at, Phrases phrases) {
    return catalogue
        .inForce(at)
        .flatMap(edition -> edition.find(code))
        .map(item -> title(item, phrases))
        .orElse(code);
  }

  static String title(ApplicationItem item, Phrases phrases) {
    return phrases.english() ? item.titleEn() : item.titleZh();
  }
}
