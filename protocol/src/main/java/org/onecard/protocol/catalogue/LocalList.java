package org.onecard.protocol.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one region lets its own cards be used for beside the joint list: {@code local-list.json}.
 * Immutable; signed by the region alone, so that no other region is bound by it.
 *
 * @param signedAt when it was signed; the key must hold then
 * @param previous SM3 (hex) of the RFC 8785 form, without signature, of the list before; empty for
 *     the first
 * @param json the document as published
 */
public record LocalList(
    Region region,
    long number,
    LocalDate effectiveFrom,
    Instant signedAt,
    String previous,
    String authority,
    String act,
    LocalDate actDate,
    List<ApplicationItem> items,
    String json) {
  /** Octets in a document. */
  public static final int MAXIMUM_OCTETS = Edition.MAXIMUM_OCTETS;

  private static final Pattern PREVIOUS = Pattern.compile("|[0-9a-f]{64}");
  private static final int MAXIMUM_NAME = 200;
  private static final String LOCAL = "local";

  /** What is to be signed. */
  public record Content(
      long number,
      LocalDate effectiveFrom,
      String previous,
      String authority,
      String act,
      LocalDate actDate,
      List<ObjectNode> items) {}

  /** Makes and signs a local list. */
  public static LocalList sign(
      Region region, Content content, Instant signedAt, String keyId, SigningKey key) {
    ObjectNode document = SignedDocument.create();
    document
        .put("type", LOCAL)
        .put("region", region.code())
        .put("number", content.number)
        .put("effectiveFrom", content.effectiveFrom.toString())
        .put("signedAt", signedAt.toString())
        .put("previous", content.previous);
    document
        .putObject("approval")
        .put("authority", content.authority)
        .put("act", content.act)
        .put("date", content.actDate.toString());
    ArrayNode items = document.putArray("items");
    content.items.forEach(items::add);
    return read(document, DocumentSignature.sign(document, keyId, key));
  }

  /**
   * Reads a local list and checks its signature by an EDITION key of {@code keys} that held when it
   * was signed.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedLocalListException if the signature does not hold
   */
  public static LocalList parse(String json, KeySet keys) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    LocalList list = read(document, json);
    keys.whyNotWordOf(list.region, document, KeyUse.EDITION, list.signedAt)
        .ifPresent(
            fault -> {
              throw new UntrustedLocalListException(list.region, fault);
            });
    return list;
  }

  private static LocalList read(ObjectNode document, String json) {
    DocumentFields fields = DocumentFields.of(document);
    long number = fields.integer("number", 1, SignedDocument.MAXIMUM_INTEGER);
    String previous = fields.text("previous", 2 * Sm3.LENGTH);
    if (!PREVIOUS.matcher(previous).matches() || (number == 1) != previous.isEmpty()) {
      throw fields.fault("previous", "not the list before", "its SM3, empty for number 1 only");
    }
    if (!fields.text("type", MAXIMUM_NAME).equals(LOCAL)) {
      throw fields.fault("type", "not a local list", "\"" + LOCAL + "\"");
    }
    List<ApplicationItem> items =
        fields.objects("items", Edition.MAXIMUM_ITEMS, ApplicationItem::read);
    Set<String> codes = new HashSet<>();
    if (!items.stream().allMatch(item -> codes.add(item.code()))) {
      throw fields.fault("items", "an item is there twice", "each code once");
    }
    DocumentFields approval = fields.object("approval");
    return new LocalList(
        fields.convert("region", Region::of, "two digits as \"50\""),
        number,
        fields.date("effectiveFrom"),
        fields.instant("signedAt"),
        previous,
        approval.text("authority", MAXIMUM_NAME),
        approval.text("act", MAXIMUM_NAME),
        approval.date("date"),
        items,
        json);
  }

  /** SM3 (hex) of what is signed. */
  public String digest() {
    return Sm3.hex(SignedDocument.canonicalWithout(document(), DocumentSignature.FIELD));
  }

  /** The documents of the items by code, in their order. */
  public Map<String, ObjectNode> itemDocuments() {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (JsonNode item : document().required("items")) {
      documents.put(item.required("code").asString(), (ObjectNode) item);
    }
    return documents;
  }

  private ObjectNode document() {
    return SignedDocument.parse(json, MAXIMUM_OCTETS);
  }
}
