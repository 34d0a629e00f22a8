package org.onecard.protocol.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * One act in the life of a proposal, by the authority that tells it: whose it is, says the signed
 * message that carries it.
 *
 * @param sequence counts the authority's acts on this proposal from 1; gaps are acts it kept
 * @param department whose hand it was, for people to read; never a person's name
 */
public record ItemAct(UUID proposal, long sequence, Instant at, String department, Deed deed) {
  /** Acts of one authority on one proposal. */
  public static final int MAXIMUM_ACTS = 1_000;

  /** Characters in a comment or reason. */
  public static final int MAXIMUM_TEXT = 2_000;

  /** Characters in a name or the number of an act of government. */
  public static final int MAXIMUM_NAME = 200;

  private static final int DIGEST = 64;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /**
   * Where a proposal comes from.
   *
   * @param place the department's province, or the district or county it speaks for
   * @param partner the city across the border it is tried with; null where it is no pilot
   */
  public record Origin(
      PlaceCode place, @Nullable PlaceCode partner, String titleZh, String reason) {}

  /** What was done. */
  public sealed interface Deed {
    /** Somebody had an idea; stays with its authority. */
    record Idea(Origin origin) implements Deed {}

    /** It was put into words; stays with its authority. */
    record Drafted(ItemPaper paper) implements Deed {}

    /** It was laid before every authority. */
    record Submitted(Origin origin, ItemPaper paper) implements Deed {}

    /** Somebody remarked on it. */
    record Commented(String text) implements Deed {}

    /** Its author changed it; what was agreed before lapses. */
    record Revised(ItemPaper paper) implements Deed {}

    /** The authority agrees to the paper with this digest. */
    record Agreed(String digest) implements Deed {}

    /** The authority refuses it for good. */
    record Refused(String reason) implements Deed {}

    /** The government on this side approved the paper with this digest. */
    record Approved(String digest, String authority, String act, LocalDate date) implements Deed {}

    /** Its author takes it back. */
    record Retracted(String reason) implements Deed {}

    /** The form used in JSON. */
    default String kind() {
      return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whether other authorities are told of it. */
    default boolean isPublic() {
      return !(this instanceof Idea || this instanceof Drafted);
    }
  }

  /**
   * Reads an act.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   */
  public static ItemAct parse(ObjectNode document) {
    DocumentFields fields = DocumentFields.of(document);
    return new ItemAct(
        fields.convert("proposal", UUID::fromString, "a UUID"),
        fields.integer("sequence", 1, MAXIMUM_ACTS),
        fields.instant("at"),
        fields.text("department", MAXIMUM_NAME),
        deed(fields));
  }

  private static Deed deed(DocumentFields fields) {
    return switch (fields.text("deed", MAXIMUM_NAME)) {
      case "idea" -> new Deed.Idea(origin(fields.object("origin")));
      case "drafted" -> new Deed.Drafted(ItemPaper.read(fields.object("paper")));
      case "submitted" ->
          new Deed.Submitted(
              origin(fields.object("origin")), ItemPaper.read(fields.object("paper")));
      case "commented" -> new Deed.Commented(fields.text("text", MAXIMUM_TEXT));
      case "revised" -> new Deed.Revised(ItemPaper.read(fields.object("paper")));
      case "agreed" -> new Deed.Agreed(digest(fields));
      case "refused" -> new Deed.Refused(fields.text("text", MAXIMUM_TEXT));
      case "approved" ->
          new Deed.Approved(
              digest(fields),
              fields.text("authority", MAXIMUM_NAME),
              fields.text("act", MAXIMUM_NAME),
              fields.date("date"));
      case "retracted" -> new Deed.Retracted(fields.text("text", MAXIMUM_TEXT));
      default -> throw fields.fault("deed", "none that is known", "one of docs/protocol");
    };
  }

  private static String digest(DocumentFields fields) {
    String digest = fields.text("digest", DIGEST);
    if (!HEX.matcher(digest).matches()) {
      throw fields.fault("digest", "not an SM3", "64 lower-case hexadecimal digits");
    }
    return digest;
  }

  private static Origin origin(DocumentFields fields) {
    return new Origin(
        fields.convert("place", PlaceCode::of, "the code of a place as \"500103\""),
        fields.has("partner")
            ? fields.convert("partner", PlaceCode::of, "the code of a place as \"510900\"")
            : null,
        fields.text("titleZh", MAXIMUM_NAME),
        fields.text("reason", MAXIMUM_TEXT));
  }

  /** The body of the message that tells it. */
  public ObjectNode write() {
    ObjectNode node = SignedDocument.create();
    node.put("proposal", proposal.toString())
        .put("sequence", sequence)
        .put("at", at.toString())
        .put("department", department)
        .put("deed", deed.kind());
    switch (deed) {
      case Deed.Idea(Origin origin) -> write(node, origin);
      case Deed.Drafted(ItemPaper paper) -> node.set("paper", paper.write());
      case Deed.Submitted(Origin origin, ItemPaper paper) -> {
        write(node, origin);
        node.set("paper", paper.write());
      }
      case Deed.Commented(String text) -> node.put("text", text);
      case Deed.Revised(ItemPaper paper) -> node.set("paper", paper.write());
      case Deed.Agreed(String digest) -> node.put("digest", digest);
      case Deed.Refused(String reason) -> node.put("text", reason);
      case Deed.Approved(String digest, String authority, String act, LocalDate date) ->
          node.put("digest", digest)
              .put("authority", authority)
              .put("act", act)
              .put("date", date.toString());
      case Deed.Retracted(String reason) -> node.put("text", reason);
    }
    return node;
  }

  private static void write(ObjectNode node, Origin origin) {
    ObjectNode written = node.putObject("origin").put("place", origin.place.text());
    if (origin.partner != null) {
      written.put("partner", origin.partner.text());
    }
    written.put("titleZh", origin.titleZh).put("reason", origin.reason);
  }
}
