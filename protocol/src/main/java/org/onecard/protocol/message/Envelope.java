package org.onecard.protocol.message;

import java.time.Instant;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * One signed message between nodes.
 *
 * @param stream "told" (in order) with its "acknowledged", or "asked" with its "answered"
 * @param sequence from 1, one higher each message of the stream from sender to audience
 * @param previous digest of the message before in the stream; empty for the first
 * @param retentionSeconds how long the audience may keep what the body says of people
 * @param json the document as sent, signature included
 */
public record Envelope(
    Region sender,
    Region audience,
    String stream,
    long sequence,
    String previous,
    String type,
    String purpose,
    long retentionSeconds,
    Instant sentAt,
    ObjectNode body,
    String json) {
  /** Octets in a message. */
  public static final int MAXIMUM_OCTETS = 4 * 1024 * 1024;

  private static final int MAXIMUM_TEXT = 200;
  private static final Set<String> STREAMS = Set.of("told", "acknowledged", "asked", "answered");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
  private static final Pattern DIGEST = Pattern.compile("|[0-9a-f]{64}");

  /** What a sender fills in before signing. */
  public record Draft(
      Region sender,
      Region audience,
      String stream,
      long sequence,
      String previous,
      String type,
      String purpose,
      long retentionSeconds,
      Instant sentAt,
      ObjectNode body) {}

  /** Signs a message with a MESSAGE key. */
  public static Envelope sign(Draft draft, String keyId, SigningKey key) {
    ObjectNode document = SignedDocument.create();
    document
        .put("sender", draft.sender.code())
        .put("audience", draft.audience.code())
        .put("stream", draft.stream)
        .put("sequence", draft.sequence)
        .put("previous", draft.previous)
        .put("type", draft.type)
        .put("purpose", draft.purpose)
        .put("retentionSeconds", draft.retentionSeconds)
        .put("sentAt", draft.sentAt.toString())
        .set("body", draft.body.deepCopy());
    return read(document, DocumentSignature.sign(document, keyId, key));
  }

  /**
   * Reads a message and checks its signature by a MESSAGE key of {@code senderKeys} that holds when
   * it was sent.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   * @throws UntrustedMessageException if the signature does not hold
   */
  public static Envelope parse(String json, KeySet senderKeys) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    Envelope envelope = read(document, json);
    senderKeys
        .whyNotWordOf(envelope.sender, document, KeyUse.MESSAGE, envelope.sentAt)
        .ifPresent(
            fault -> {
              throw new UntrustedMessageException(envelope.sender, fault);
            });
    return envelope;
  }

  /** The region a message says it is from, not yet verified: whose keys to look up. */
  public static Region claimedSender(String json) {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    return DocumentFields.of(document).convert("sender", Region::of, "two digits as \"50\"");
  }

  private static Envelope read(ObjectNode document, String json) {
    DocumentFields fields = DocumentFields.of(document);
    return new Envelope(
        fields.convert("sender", Region::of, "two digits as \"50\""),
        fields.convert("audience", Region::of, "two digits as \"50\""),
        fields.convert("stream", Envelope::stream, "told, acknowledged, asked or answered"),
        fields.integer("sequence", 1, SignedDocument.MAXIMUM_INTEGER),
        matching(fields, "previous", DIGEST, "an SM3 digest in hexadecimal, or nothing"),
        matching(fields, "type", TYPE, "lower-case words as holder-check"),
        fields.text("purpose", MAXIMUM_TEXT),
        fields.integer("retentionSeconds", 0, SignedDocument.MAXIMUM_INTEGER),
        fields.instant("sentAt"),
        fields.object("body").node(),
        json);
  }

  private static String stream(String text) {
    if (!STREAMS.contains(text)) {
      throw new IllegalArgumentException("no stream");
    }
    return text;
  }

  private static String matching(
      DocumentFields fields, String name, Pattern pattern, String expected) {
    String text = fields.text(name, MAXIMUM_TEXT);
    if (!pattern.matcher(text).matches()) {
      throw fields.fault(name, "not what is expected", expected);
    }
    return text;
  }

  /**
   * SM3 (hex) of the RFC 8785 form without signature and time of sending: what a message says and
   * where it stands, the same however often it is signed.
   */
  public String contentDigest() {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    document.remove("sentAt");
    return Sm3.hex(SignedDocument.canonicalWithout(document, "signature"));
  }

  /** SM3 (hex) of the RFC 8785 form with the signature: what the next one names as previous. */
  public String digest() {
    ObjectNode document = SignedDocument.parse(json, MAXIMUM_OCTETS);
    return Sm3.hex(SignedDocument.canonical(document));
  }
}
