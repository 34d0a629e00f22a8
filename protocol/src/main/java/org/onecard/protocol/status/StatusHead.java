package org.onecard.protocol.status;

import java.time.Instant;
import java.util.List;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

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
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a head and checks its signature by a STATUS key of {@code keys} that holds at issue.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedStatusException if the signature does not hold
   */
  public static StatusHead parse(String json, KeySet keys) {
    throw new UnsupportedOperationException();
  }
}
