package org.onecard.protocol.replacement;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * What either side tells of a case after the answer.
 *
 * @param caseId the outlet's name for the case
 */
public record ReplacementNotice(UUID caseId, Deed deed, Instant at) {
  /** The type of the message. */
  public static final String TYPE = "card-replacement-notice";

  /** What happened. */
  public enum Deed {
    /** The outlet: the holder has the card. */
    HANDED_OVER,
    /** The outlet: the holder left without one. */
    GIVEN_UP,
    /** The issuer: the card is in use. */
    IN_USE;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads a notice.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   */
  public static ReplacementNotice parse(ObjectNode document) {
    DocumentFields fields = DocumentFields.of(document);
    return new ReplacementNotice(
        fields.convert("case", UUID::fromString, "a UUID"),
        fields.constant("deed", Deed.class),
        fields.instant("at"));
  }

  /** The body of the message. */
  public ObjectNode write() {
    return SignedDocument.create()
        .put("case", caseId.toString())
        .put("deed", deed.text())
        .put("at", at.toString());
  }
}
