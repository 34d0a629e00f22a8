package org.onecard.protocol.trust;

import java.util.List;
import java.util.Optional;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;

/** A region's published keys ({@code keys.json}), signed by its root. Immutable. */
public final class KeySet {
  private final Region region;
  private final long number;
  private final List<PublishedKey> keys;
  private final String json;

  @SuppressWarnings("UnusedMethod")
  private KeySet(Region region, long number, List<PublishedKey> keys, String json) {
    this.region = region;
    this.number = number;
    this.keys = List.copyOf(keys);
    this.json = json;
  }

  /** Makes and signs a set; the root's key is among {@code keys} with use ROOT. */
  public static KeySet sign(
      Region region, long number, List<PublishedKey> keys, String rootKeyId, SigningKey root) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a set and checks its signature against the root whose fingerprint is pinned.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedKeySetException if the root or the signature is not the pinned one's
   */
  public static KeySet parse(String json, String rootFingerprint) {
    throw new UnsupportedOperationException();
  }

  /** The region whose keys these are. */
  public Region region() {
    return region;
  }

  /** The number of the set; a lower one never replaces a higher one. */
  public long number() {
    return number;
  }

  /** All keys, in order of key id. */
  public List<PublishedKey> keys() {
    return keys;
  }

  /** The key with this id. */
  public Optional<PublishedKey> find(String keyId) {
    return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
  }

  /** The key of this use with this number (codes carry only the number). */
  public Optional<PublishedKey> find(KeyUse use, int keyNumber) {
    return keys.stream().filter(key -> key.use() == use && key.number() == keyNumber).findFirst();
  }

  /** The document as published, byte for byte. */
  public String json() {
    return json;
  }
}
