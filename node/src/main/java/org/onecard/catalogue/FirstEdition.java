package org.onecard.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first edition, as shipped with every node: the same content everywhere. */
final class FirstEdition {
  private static final String RESOURCE = "/catalogue/first-edition.json";

  private FirstEdition() {}

  static String json() {
    try (InputStream resource = FirstEdition.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not shipped with the node");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
