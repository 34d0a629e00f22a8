package org.onecard.protocol.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

/**
 * One published state of a joint list: {@code list.json}. Immutable; a draft has no signatures.
 *
 * @param effectiveFrom midnight in Asia/Shanghai of this day
 * @param previous SM3 (hex) of the RFC 8785 form, without signatures, of the edition before; empty
 *     for the first
 * @param json the document as published
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

  /** The government's act that approves the edition on one side. */
  public record ApprovalAct(Region region, String authority, String act, LocalDate date) {}

  /** One authority's signature: r‖s in base64url over the RFC 8785 form without signatures. */
  public record EditionSignature(Region region, String keyId, String algorithm, String value) {}

  /** Reads an edition or draft; MalformedDocumentException naming the field at fault. */
  public static Edition parse(String json) {
    throw new UnsupportedOperationException();
  }

  /** SM3 (hex) of what is signed: the RFC 8785 form without signatures. */
  public String digest() {
    throw new UnsupportedOperationException();
  }

  /** This authority's signature over the content, made once. */
  public EditionSignature signatureBy(Region region, String keyId, SigningKey key) {
    throw new UnsupportedOperationException();
  }

  /** The same content with these signatures, sorted by region. */
  public Edition withSignatures(List<EditionSignature> all) {
    throw new UnsupportedOperationException();
  }

  /** Why this edition does not count (missing act, missing or wrong signature), or empty. */
  public Optional<String> whyNotCounting(Function<Region, Optional<KeySet>> keysOf) {
    throw new UnsupportedOperationException();
  }

  /** The item with this code. */
  public Optional<ApplicationItem> find(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst();
  }
}
