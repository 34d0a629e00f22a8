package org.onecard.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item as a request gives it; docs/protocol/edition.md says what its members mean. What is left
 * out is missing, and named when the item is read.
 */
record ItemBody(
    @Nullable String code,
    @Nullable String domain,
    @Nullable String titleZh,
    @Nullable String titleEn,
    @Nullable List<String> modes,
    @Nullable String minimumAssurance,
    @Nullable List<String> places,
    @Nullable List<String> acceptorSectors,
    @Nullable Boolean admissionRequired,
    @Nullable List<String> requires,
    @Nullable List<String> releases,
    @Nullable Boolean releasesSocialSecurityNumber,
    @Nullable Boolean transitFunctionRequired,
    @Nullable Boolean onlineCheck,
    @Nullable String unknownOnline,
    @Nullable String unknownOffline,
    @Nullable String legalBasis,
    @Nullable List<String> departments,
    @Nullable String complaintTelephone,
    @Nullable String validFrom,
    @Nullable String validTo) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The document, without what was left out. */
  ObjectNode document() {
    ObjectNode document = JSON.valueToTree(this);
    document.properties().removeIf(member -> member.getValue().isNull());
    return document;
  }

  /** A document for an answer, also with members this version does not know. */
  static Map<String, Object> shown(ObjectNode document) {
    return document.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, member -> JSON.convertValue(member.getValue(), Object.class)));
  }
}
