package org.onecard.protocol.catalogue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a region narrows of the edition in force, for itself and at once. Immutable, signed. */
public record Overlay(
    Region region, long number, Instant since, List<Narrowing> narrowings, String json) {
  /** Octets in a document. */
  public static final int MAXIMUM_OCTETS = 1024 * 1024;

  private static final int MAXIMUM_TEXT = 100;
  private static final int MAXIMUM_EXCLUDED = 1_000;

  /**
   * One item narrowed; what is null stays as the edition says.
   *
   * @param suspended whether the item is not accepted here at all
   * @param minimumAssurance at least the edition's
   * @param excludedAcceptors acceptor ids no longer admitted
   */
  public record Narrowing(
      String item,
      boolean suspended,
      @Nullable Assurance minimumAssurance,
      List<String> excludedAcceptors) {}

  /** Makes and signs an overlay. */
  public static Overlay sign(
      Region region,
      long number,
      Instant since,
      List<Narrowing> narrowings,
      String keyId,
      SigningKey key) {
    ObjectNode document = SignedDocument.create();
    document.put("region", region.code()).put("number", number).put("since", since.toString());
    ArrayNode array = document.putArray("narrowings");
    narrowings.forEach(narrowing -> write(array.addObject(), narrowing));
    return read(document, DocumentSignature.sign(document, keyId, key));
  }

  /**
   * Reads an overlay and checks its signature by an EDITION key of {@code keys} that holds since.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedOverlayException if the signature does not hold
   */
  public static Overlay parse(String json, KeySet keys) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    Overlay overlay = read(document, json);
    keys.whyNotWordOf(overlay.region, document, KeyUse.EDITION, overlay.since)
        .ifPresent(
            fault -> {
              throw new UntrustedOverlayException(overlay.region, fault);
            });
    return overlay;
  }

  private static Overlay read(ObjectNode document, String json) {
    DocumentFields fields = DocumentFields.of(document);
    List<Narrowing> narrowings =
        fields.objects("narrowings", Edition.MAXIMUM_ITEMS, Overlay::readNarrowing);
    Set<String> items = new HashSet<>();
    if (!narrowings.stream().allMatch(narrowing -> items.add(narrowing.item))) {
      throw fields.fault("narrowings", "an item is there twice", "each item once");
    }
    return new Overlay(
        fields.convert("region", Region::of, "two digits as \"50\""),
        fields.integer("number", 1, SignedDocument.MAXIMUM_INTEGER),
        fields.instant("since"),
        narrowings,
        json);
  }

  private static Narrowing readNarrowing(DocumentFields fields) {
    return new Narrowing(
        fields.text("item", MAXIMUM_TEXT),
        fields.truth("suspended"),
        fields.has("minimumAssurance")
            ? fields.constant("minimumAssurance", Assurance.class)
            : null,
        fields.texts("excludedAcceptors", MAXIMUM_EXCLUDED, text -> text, "acceptor ids"));
  }

  private static void write(ObjectNode node, Narrowing narrowing) {
    node.put("item", narrowing.item).put("suspended", narrowing.suspended);
    if (narrowing.minimumAssurance != null) {
      node.put("minimumAssurance", narrowing.minimumAssurance.text());
    }
    narrowing.excludedAcceptors.forEach(node.putArray("excludedAcceptors")::add);
  }

  /** What is narrowed of this item. */
  public Optional<Narrowing> find(String item) {
    return narrowings.stream().filter(narrowing -> narrowing.item().equals(item)).findFirst();
  }
}
