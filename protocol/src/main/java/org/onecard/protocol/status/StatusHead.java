package org.onecard.protocol.status;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signed head that names every shard of an issuer's status lists.
 *
 * @param number one higher each head
 * @param expiresAt exclusive; after it the lists say nothing any more
 * @param days a list for each expiry day (days since 1970-01-01 UTC), ascending
 * @param deniedDigest digest of the chip deny list
 * @param json the document as published
 */
public record StatusHead(
    Region region,
    long number,
    Instant issuedAt,
    Instant expiresAt,
    List<DayList> days,
    String deniedDigest,
    String json) {
  /** Seconds from issue to expiry: 24 hours. */
  public static final long LIFETIME_SECONDS = 86_400;

  /** Octets in a document. */
  public static final int MAXIMUM_OCTETS = 4 * 1024 * 1024;

  /** Expiry days in a head. */
  public static final int MAXIMUM_DAYS = 32;

  /** Shards in one day's list: all status indexes there can be. */
  public static final int MAXIMUM_SHARDS = (int) ((1L << Integer.SIZE) / StatusShard.SIZE);

  private static final long MAXIMUM_DAY = (1L << Integer.SIZE) / 86_400;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** The shards, in order, of the list for one expiry day. */
  public record DayList(long expiryDay, List<String> shardDigests) {}

  /** Makes and signs a head. */
  public static StatusHead sign(
      Region region,
      long number,
      Instant issuedAt,
      List<DayList> days,
      String deniedDigest,
      String keyId,
      SigningKey key) {
    Instant expiresAt = issuedAt.plusSeconds(LIFETIME_SECONDS);
    ObjectNode document = SignedDocument.create();
    document
        .put("region", region.code())
        .put("number", number)
        .put("issuedAt", issuedAt.toString())
        .put("expiresAt", expiresAt.toString())
        .put("denied", deniedDigest);
    ArrayNode array = document.putArray("days");
    for (DayList day : days) {
      ObjectNode node = array.addObject().put("expiryDay", day.expiryDay());
      day.shardDigests().forEach(node.putArray("shards")::add);
    }
    return read(document, DocumentSignature.sign(document, keyId, key));
  }

  /**
   * Reads a head and checks its signature by a STATUS key of {@code keys} that holds at issue.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedStatusException if the signature does not hold
   */
  public static StatusHead parse(String json, KeySet keys) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    StatusHead head = read(document, json);
    keys.whyNotWordOf(head.region, document, KeyUse.STATUS, head.issuedAt)
        .ifPresent(
            fault -> {
              throw new UntrustedStatusException(head.region, fault);
            });
    return head;
  }

  private static StatusHead read(ObjectNode document, String json) {
    DocumentFields fields = DocumentFields.of(document);
    Instant issuedAt = fields.instant("issuedAt");
    Instant expiresAt = fields.instant("expiresAt");
    if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plusSeconds(LIFETIME_SECONDS))) {
      throw fields.fault("expiresAt", "not within a day of issue", "at most issuedAt and 24 hours");
    }
    List<DayList> days = fields.objects("days", MAXIMUM_DAYS, StatusHead::readDay);
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i).expiryDay <= days.get(i - 1).expiryDay) {
        throw fields.fault("days", "not ascending", "each expiry day once, the earliest first");
      }
    }
    return new StatusHead(
        fields.convert("region", Region::of, "two digits as \"50\""),
        fields.integer("number", 1, SignedDocument.MAXIMUM_INTEGER),
        issuedAt,
        expiresAt,
        days,
        fields.convert("denied", StatusHead::digest, "an SM3 digest in hexadecimal"),
        json);
  }

  private static DayList readDay(DocumentFields day) {
    return new DayList(
        day.integer("expiryDay", 0, MAXIMUM_DAY),
        day.texts("shards", MAXIMUM_SHARDS, StatusHead::digest, "SM3 digests in hexadecimal"));
  }

  private static String digest(String text) {
    if (!DIGEST.matcher(text).matches()) {
      throw new IllegalArgumentException("no SM3 digest");
    }
    return text;
  }
}
