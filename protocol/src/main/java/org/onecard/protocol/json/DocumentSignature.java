package org.onecard.protocol.json;

import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.crypto.VerificationKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code signature} of a document: one signature over the RFC 8785 form of the rest.
 *
 * @param keyId the published key that made it
 * @param value r‖s, 64 octets; in JSON base64url without padding
 */
public record DocumentSignature(String keyId, SignatureAlgorithm algorithm, Bytes value) {
  /** The member's name. */
  public static final String FIELD = "signature";

  private static final int MAXIMUM_KEY_ID = 40;

  /** Signs {@code document}, puts the signature into it, and answers its published form. */
  public static String sign(ObjectNode document, String keyId, SigningKey key) {
    byte[] value = key.sign(SignedDocument.canonicalWithout(document, FIELD));
    document
        .putObject(FIELD)
        .put("keyId", keyId)
        .put("algorithm", key.algorithm().name())
        .put("value", Bytes.of(value).base64Url());
    return SignedDocument.canonicalText(document);
  }

  /** Reads the member {@code signature} of {@code document}. */
  public static DocumentSignature of(DocumentFields document) {
    DocumentFields fields = document.object(FIELD);
    return new DocumentSignature(
        fields.text("keyId", MAXIMUM_KEY_ID),
        fields.convert("algorithm", SignatureAlgorithm::valueOf, "SM2 or ES256"),
        fields.convert("value", DocumentSignature::octets, "r and s in base64url, 86 characters"));
  }

  /** Whether {@code key} made this signature over the rest of {@code document}. */
  public boolean holds(ObjectNode document, VerificationKey key) {
    return key.algorithm() == algorithm
        && key.verify(SignedDocument.canonicalWithout(document, FIELD), value.toArray());
  }

  /** The 64 octets of a raw signature in base64url; IllegalArgumentException if it is none. */
  public static Bytes octets(String base64Url) {
    Bytes octets = Bytes.ofBase64Url(base64Url);
    if (octets.length() != VerificationKey.SIGNATURE_LENGTH
        || !octets.base64Url().equals(base64Url)) {
      throw new IllegalArgumentException("not a raw signature of 64 octets in base64url");
    }
    return octets;
  }
}
