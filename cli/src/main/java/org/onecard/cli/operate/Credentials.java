package org.onecard.cli.operate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import tools.jackson.databind.JsonNode;

/** A client id and secret, and where they are exchanged for an access token. */
record Credentials(String clientId, String clientSecret) {

  /** What the node wrote for this role when it first started. */
  static Credentials of(RegionFolder folder, String role) {
    JsonNode written = Json.read(folder.credentials(role));
    return new Credentials(
        written.required("clientId").asString(), written.required("clientSecret").asString());
  }

  /** The value of the Authorization header at the token endpoint. */
  String basic() {
    byte[] both = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}
