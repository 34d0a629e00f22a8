package org.onecard.protocol.catalogue;

import java.util.HashSet;
import java.util.List;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a proposal asks for, word for word: authorities agree to its digest and to nothing else.
 *
 * @param item the code of the item it is about
 * @param baseEdition the last edition that counted when it was written; 0 where there was none
 * @param authorities whose agreement it needs; one region alone for a local list
 * @param content the item in its RFC 8785 form; empty where it is to be withdrawn
 */
public record ItemPaper(
    Listing listing,
    Change change,
    String item,
    long baseEdition,
    List<Region> authorities,
    String content) {
  /** Octets in one item's document. */
  public static final int MAXIMUM_CONTENT = 64 * 1024;

  private static final int MAXIMUM_CODE = 60;
  private static final String CONTENT = "content";

  /** Which list the item is for. */
  public enum Listing {
    JOINT,
    LOCAL;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return Hyphenated.of(this);
    }
  }

  /** What becomes of the item. */
  public enum Change {
    ADD,
    ADJUST,
    WITHDRAW;

    /** The lower-case, hyphenated form used in JSON. */
    public String text() {
      return Hyphenated.of(this);
    }
  }

  /** A paper to add or adjust this item; MalformedDocumentException naming the field at fault. */
  public static ItemPaper of(
      Listing listing,
      Change change,
      long baseEdition,
      List<Region> authorities,
      ObjectNode content) {
    String code = ApplicationItem.read(DocumentFields.of(content)).code();
    return new ItemPaper(
        listing,
        change,
        code,
        baseEdition,
        List.copyOf(authorities),
        SignedDocument.canonicalText(content));
  }

  /** A paper to withdraw an item. */
  public static ItemPaper withdrawing(
      Listing listing, String item, long baseEdition, List<Region> authorities) {
    return new ItemPaper(listing, Change.WITHDRAW, item, baseEdition, List.copyOf(authorities), "");
  }

  static ItemPaper read(DocumentFields fields) {
    List<Region> authorities =
        fields.texts("authorities", Edition.MAXIMUM_AUTHORITIES, Region::of, "regions as \"50\"");
    if (authorities.isEmpty() || new HashSet<>(authorities).size() != authorities.size()) {
      throw fields.fault("authorities", "empty or with a double", "each region once");
    }
    Change change = fields.constant("change", Change.class);
    String item = fields.text("item", MAXIMUM_CODE);
    String content = "";
    if (change != Change.WITHDRAW) {
      DocumentFields read = fields.object(CONTENT);
      if (!ApplicationItem.read(read).code().equals(item)) {
        throw fields.fault("item", "another than the content's code", "the same code");
      }
      content = SignedDocument.canonicalText(read.node());
    }
    return new ItemPaper(
        fields.constant("listing", Listing.class),
        change,
        item,
        fields.integer("baseEdition", 0, SignedDocument.MAXIMUM_INTEGER),
        authorities,
        content);
  }

  ObjectNode write() {
    ObjectNode node = SignedDocument.create();
    node.put("listing", listing.text())
        .put("change", change.text())
        .put("item", item)
        .put("baseEdition", baseEdition);
    ArrayNode regions = node.putArray("authorities");
    authorities.forEach(region -> regions.add(region.code()));
    if (change != Change.WITHDRAW) {
      node.set(CONTENT, document());
    }
    return node;
  }

  /** The item's document; IllegalStateException where it is to be withdrawn. */
  public ObjectNode document() {
    if (content.isEmpty()) {
      throw new IllegalStateException("a paper that withdraws " + item + " has no content");
    }
    return SignedDocument.parse(content, MAXIMUM_CONTENT);
  }

  /** The item as it is to be; IllegalStateException where it is to be withdrawn. */
  public ApplicationItem wanted() {
    return ApplicationItem.read(DocumentFields.of(document()));
  }

  /** SM3 (hex) of the RFC 8785 form of the paper: what is agreed to and approved. */
  public String digest() {
    return Sm3.hex(SignedDocument.canonical(write()));
  }
}
