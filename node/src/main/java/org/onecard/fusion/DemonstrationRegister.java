package org.onecard.fusion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.onecard.fusion.FusionEndpoints.CardBody;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The made-up register shipped for demonstration: kinds the public texts name, no real issuer. */
final class DemonstrationRegister {
  private static final String RESOURCE = "/fusion/demonstration-register.json";

  private DemonstrationRegister() {}

  static List<CardBody> entries() {
    try (InputStream resource = DemonstrationRegister.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not shipped with the node");
      }
      return new JsonMapper().readValue(resource, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
