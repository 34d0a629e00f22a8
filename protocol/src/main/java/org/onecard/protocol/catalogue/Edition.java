package org.onecard.protocol.catalogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeySet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One published state of a joint list: {@code list.json}. Immutable; a draft has no signatures.
 *
 * @param effectiveFrom midnight in Asia/Shanghai of this day
 * @param previous SM3 (hex) of the RFC 8785 form, without signatures, of the edition before; empty
 *     for the first
 * @param json the document as published: its RFC 8785 form, with the signatures there are
 */
public record Edition(
    String type,
    long number,
    LocalDate effectiveFrom,
    String previous,
    List<Region> authorities,
    List<ApprovalAct> approvals,
    List<ApplicationItem> items,
    List<EditionSignature> signatures,
    String json) {
  /** Octets in a document. */
  public static final int MAXIMUM_OCTETS = 4 * 1024 * 1024;

  /** Items in an edition. */
  public static final int MAXIMUM_ITEMS = 2_000;

  /** Authorities that may sign one list. */
  public static final int MAXIMUM_AUTHORITIES = 90;

  /** The zone whose midnight begins an edition. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String SIGNATURES = "signatures";
  private static final String JOINT = "joint";
  private static final int MAXIMUM_NAME = 200;
  private static final int MAXIMUM_KEY_ID = 40;
  private static final Pattern PREVIOUS = Pattern.compile("|[0-9a-f]{64}");

  /** The government's act that approves the edition on one side. */
  public record ApprovalAct(Region region, String authority, String act, LocalDate date) {}

  /** One authority's signature: r‖s in base64url over the RFC 8785 form without signatures. */
  public record EditionSignature(Region region, String keyId, String algorithm, String value) {}

  /** Reads an edition or draft; MalformedDocumentException naming the field at fault. */
  public static Edition parse(String json) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    if (!document.has(SIGNATURES)) {
      document.putArray(SIGNATURES);
    }
    return read(document);
  }

  private static Edition read(ObjectNode document) {
    DocumentFields fields = DocumentFields.of(document);
    long number = fields.integer("number", 1, SignedDocument.MAXIMUM_INTEGER);
    String previous = fields.text("previous", 2 * Sm3.LENGTH);
    if (!PREVIOUS.matcher(previous).matches() || (number == 1) != previous.isEmpty()) {
      throw fields.fault("previous", "not the edition before", "its SM3, empty for number 1 only");
    }
    String type = fields.text("type", MAXIMUM_NAME);
    if (!type.equals(JOINT)) {
      throw fields.fault("type", "not a joint list", "\"" + JOINT + "\"");
    }
    return new Edition(
        type,
        number,
        fields.date("effectiveFrom"),
        previous,
        authorities(fields),
        fields.objects("approvals", MAXIMUM_AUTHORITIES, Edition::readApproval),
        items(fields),
        fields.objects(SIGNATURES, MAXIMUM_AUTHORITIES, Edition::readSignature),
        SignedDocument.canonicalText(document));
  }

  private static List<Region> authorities(DocumentFields fields) {
    List<Region> all =
        fields.texts("authorities", MAXIMUM_AUTHORITIES, Region::of, "regions as \"50\"");
    if (all.isEmpty() || Set.copyOf(all).size() != all.size()) {
      throw fields.fault("authorities", "empty or with a double", "each region once");
    }
    return all;
  }

  private static List<ApplicationItem> items(DocumentFields fields) {
    List<ApplicationItem> all = fields.objects("items", MAXIMUM_ITEMS, ItemDocument::read);
    Set<String> codes = new HashSet<>();
    for (ApplicationItem item : all) {
      if (!codes.add(item.code())) {
        throw fields.fault("items", "two items are called " + item.code(), "each code once");
      }
    }
    return all;
  }

  private static ApprovalAct readApproval(DocumentFields fields) {
    return new ApprovalAct(
        fields.convert("region", Region::of, "two digits as \"50\""),
        fields.text("authority", MAXIMUM_NAME),
        fields.text("act", MAXIMUM_NAME),
        fields.date("date"));
  }

  private static EditionSignature readSignature(DocumentFields fields) {
    return new EditionSignature(
        fields.convert("region", Region::of, "two digits as \"50\""),
        fields.text("keyId", MAXIMUM_KEY_ID),
        fields.convert("algorithm", SignatureAlgorithm::valueOf, "SM2 or ES256").name(),
        fields
            .convert("value", DocumentSignature::octets, "r and s in base64url, 86 characters")
            .base64Url());
  }

  /** SM3 (hex) of what is signed: the RFC 8785 form without signatures. */
  public String digest() {
    return Sm3.hex(SignedDocument.canonicalWithout(document(), SIGNATURES));
  }

  /** This authority's signature over the content, made once. */
  public EditionSignature signatureBy(Region region, String keyId, SigningKey key) {
    byte[] value = key.sign(SignedDocument.canonicalWithout(document(), SIGNATURES));
    return new EditionSignature(region, keyId, key.algorithm().name(), Bytes.of(value).base64Url());
  }

  /** The same content with these signatures, sorted by region. */
  public Edition withSignatures(List<EditionSignature> all) {
    ObjectNode document = document();
    ArrayNode array = document.putArray(SIGNATURES);
    all.stream()
        .sorted(Comparator.comparing(EditionSignature::region))
        .forEach(
            signature ->
                array
                    .addObject()
                    .put("region", signature.region().code())
                    .put("keyId", signature.keyId())
                    .put("algorithm", signature.algorithm())
                    .put("value", signature.value()));
    return read(document);
  }

  /**
   * Why this edition does not count, or empty. It counts when every authority it names has its
   * approval act in it and signed it with an edition key that is not revoked and whose time reaches
   * into the day the edition begins; and nobody else's act or signature is there.
   */
  public Optional<String> whyNotCounting(Function<Region, Optional<KeySet>> keysOf) {
    List<Region> signers = signatures.stream().map(EditionSignature::region).toList();
    if (!signers.equals(authorities.stream().sorted().toList())) {
      return Optional.of(
          "it is for " + authorities + " to sign, each once, sorted; signed have " + signers);
    }
    List<Region> approving = approvals.stream().map(ApprovalAct::region).sorted().toList();
    if (!approving.equals(signers) || approvals.stream().anyMatch(act -> act.act().isBlank())) {
      return Optional.of(
          "each of " + authorities + " needs one approval act; there are those of " + approving);
    }
    byte[] signed = SignedDocument.canonicalWithout(document(), SIGNATURES);
    return signatures.stream()
        .flatMap(
            signature ->
                EditionKeys.whyNotSigned(this, signature, signed, keysOf.apply(signature.region()))
                    .stream())
        .findFirst();
  }

  /** Why one authority's signature over this content does not count, or empty. */
  public Optional<String> whyNotSigned(EditionSignature signature, Optional<KeySet> keys) {
    byte[] signed = SignedDocument.canonicalWithout(document(), SIGNATURES);
    return EditionKeys.whyNotSigned(this, signature, signed, keys);
  }

  /** The item with this code. */
  public Optional<ApplicationItem> find(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst();
  }

  /** The documents of the items by code, in their order, with members this reader does not know. */
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
