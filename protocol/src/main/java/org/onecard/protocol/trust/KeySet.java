package org.onecard.protocol.trust;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.UnusableKeyException;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A region's published keys ({@code keys.json}), signed by its root. Immutable. */
public final class KeySet {
  /** Octets in a document. */
  public static final int MAXIMUM_OCTETS = 512 * 1024;

  /** Keys in a set. */
  public static final int MAXIMUM_KEYS = 1_000;

  private static final int MAXIMUM_PEM = 400;
  private static final int MAXIMUM_KEY_NUMBER = 255;
  private static final Pattern KEY_ID =
      Pattern.compile("([1-9][0-9])-([a-z]+)-(0|[1-9][0-9]{0,2})");

  private final Region region;
  private final long number;
  private final List<PublishedKey> keys;
  private final Map<String, PublishedKey> byId;
  private final String json;

  private KeySet(Region region, long number, List<PublishedKey> keys, String json) {
    this.region = region;
    this.number = number;
    this.keys = keys.stream().sorted(Comparator.comparing(PublishedKey::keyId)).toList();
    this.byId =
        this.keys.stream().collect(Collectors.toMap(PublishedKey::keyId, Function.identity()));
    this.json = json;
  }

  /** Makes and signs a set; the root's key is among {@code keys} with use ROOT. */
  public static KeySet sign(
      Region region, long number, List<PublishedKey> keys, String rootKeyId, SigningKey root) {
    ObjectNode document = SignedDocument.create();
    document.put("region", region.code()).put("number", number);
    ArrayNode array = document.putArray("keys");
    keys.stream()
        .sorted(Comparator.comparing(PublishedKey::keyId))
        .forEach(key -> write(array.addObject(), key));
    String json = DocumentSignature.sign(document, rootKeyId, root);
    return parse(json, root.verificationKey().fingerprint());
  }

  /**
   * Reads a set and checks its signature against the root whose fingerprint is pinned.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedKeySetException if the root or the signature is not the pinned one's
   */
  public static KeySet parse(String json, String rootFingerprint) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    DocumentFields fields = DocumentFields.of(document);
    Region region = fields.convert("region", Region::of, "two digits as \"50\"");
    long number = fields.integer("number", 1, SignedDocument.MAXIMUM_INTEGER);
    Set<String> seen = new HashSet<>();
    List<PublishedKey> keys = fields.objects("keys", MAXIMUM_KEYS, key -> read(key, region, seen));
    KeySet set = new KeySet(region, number, keys, json);
    set.requireRoot(document, DocumentSignature.of(fields), rootFingerprint);
    return set;
  }

  private void requireRoot(
      ObjectNode document, DocumentSignature signature, String rootFingerprint) {
    PublishedKey root =
        find(signature.keyId())
            .filter(key -> key.use() == KeyUse.ROOT)
            .orElseThrow(
                () -> new UntrustedKeySetException(region, "its signer is no root key of the set"));
    if (!root.key().fingerprint().equals(rootFingerprint)) {
      throw new UntrustedKeySetException(
          region,
          "its root has fingerprint " + root.key().fingerprint() + ", not " + rootFingerprint);
    }
    if (root.state() == KeyState.REVOKED) {
      throw new UntrustedKeySetException(region, "its root is revoked");
    }
    if (!signature.holds(document, root.key())) {
      throw new UntrustedKeySetException(region, "the signature is not the root's over this text");
    }
  }

  private static PublishedKey read(DocumentFields fields, Region region, Set<String> seen) {
    KeyUse use = fields.constant("use", KeyUse.class);
    String keyId = fields.text("keyId", MAXIMUM_PEM);
    Matcher parts = KEY_ID.matcher(keyId);
    if (!parts.matches()
        || !parts.group(1).equals(region.code())
        || !parts.group(2).equals(use.text())
        || Integer.parseInt(parts.group(3)) > MAXIMUM_KEY_NUMBER) {
      throw fields.fault(
          "keyId", "not region, use and number", "an id as " + region + "-" + use.text() + "-1");
    }
    if (!seen.add(keyId)) {
      throw fields.fault("keyId", "there twice", "each key its own number");
    }
    Instant notBefore = fields.instant("notBefore");
    Instant notAfter = fields.instant("notAfter");
    if (!notBefore.isBefore(notAfter)) {
      throw fields.fault("notAfter", "not after notBefore", "a later instant");
    }
    return new PublishedKey(
        keyId,
        use,
        readKey(fields),
        notBefore,
        notAfter,
        fields.constant("status", KeyState.class));
  }

  private static VerificationKey readKey(DocumentFields fields) {
    SignatureAlgorithm algorithm =
        fields.convert("algorithm", SignatureAlgorithm::valueOf, "SM2 or ES256");
    String pem = fields.text("publicKeyPem", MAXIMUM_PEM);
    try {
      return VerificationKey.fromPem(algorithm, pem);
    } catch (UnusableKeyException e) {
      throw fields.fault(
          "publicKeyPem", "no key of its algorithm", "a SubjectPublicKeyInfo as PEM");
    }
  }

  private static void write(ObjectNode node, PublishedKey key) {
    node.put("keyId", key.keyId())
        .put("use", key.use().text())
        .put("algorithm", key.key().algorithm().name())
        .put("publicKeyPem", key.key().toPem())
        .put("notBefore", key.notBefore().toString())
        .put("notAfter", key.notAfter().toString())
        .put("status", key.state().text());
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
    return Optional.ofNullable(byId.get(keyId));
  }

  /** The key of this use with this number (codes carry only the number). */
  public Optional<PublishedKey> find(KeyUse use, int keyNumber) {
    return find(keyId(region, use, keyNumber));
  }

  private Optional<String> whyNotSigned(
      ObjectNode document, DocumentSignature signature, KeyUse use, Instant at) {
    Optional<PublishedKey> key = find(signature.keyId()).filter(found -> found.use() == use);
    if (key.isEmpty()) {
      return Optional.of(signature.keyId() + " is no " + use.text() + " key of region " + region);
    }
    if (!key.get().countsAt(at)) {
      return Optional.of("key " + signature.keyId() + " does not count at " + at);
    }
    if (!signature.holds(document, key.get().key())) {
      return Optional.of("the signature is not made by " + signature.keyId() + " over this text");
    }
    return Optional.empty();
  }

  /**
   * Why {@code document}, with its member signature, does not count as the word of the region it
   * says it is from, or empty where it does.
   */
  public Optional<String> whyNotWordOf(
      Region claimed, ObjectNode document, KeyUse use, Instant at) {
    DocumentSignature signature = DocumentSignature.of(DocumentFields.of(document));
    return claimed.equals(region)
        ? whyNotSigned(document, signature, use, at)
        : Optional.of("the keys are those of region " + region);
  }

  /** The id of a key: region, use and number, as {@code 50-code-1}. */
  public static String keyId(Region region, KeyUse use, int keyNumber) {
    return region.code() + "-" + use.text() + "-" + keyNumber;
  }

  /** The document as published, byte for byte. */
  public String json() {
    return json;
  }
}
