package org.onecard.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.ItemDesk.Actor;
import org.onecard.catalogue.ItemDesk.Wish;
import org.onecard.catalogue.ItemTable.Contents;
import org.onecard.catalogue.ItemTable.LineFault;
import org.onecard.catalogue.Standings.Seen;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in tables of items: first only showing what they would change and what is wrong with them,
 * then drafting exactly what was shown, by its digest.
 */
@Component
class ItemImports {
  private final JdbcClient jdbc;
  private final Editions editions;
  private final ItemDesk desk;
  private final Clock clock;

  ItemImports(JdbcClient jdbc, Editions editions, ItemDesk desk, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What a table would do.
   *
   * @param digest of what would be drafted; null where there are faults
   * @param base the edition it was compared with; 0 where there is none
   */
  record Shown(
      @Nullable String digest,
      long base,
      int items,
      EditionDifference difference,
      List<LineFault> faults) {}

  /** Reads a table and shows what it would change; drafts nothing. */
  Shown show(Actor who, byte[] file, PlaceCode place) {
    Instant now = clock.instant();
    Contents contents =
        ItemTable.read(TableReader.read(file), LocalDate.ofInstant(now, Edition.ZONE));
    Optional<Edition> last = editions.last();
    long base = last.map(Edition::number).orElse(0L);
    EditionDifference difference =
        EditionDifference.between(listed(last, contents.items()), contents.items());
    if (!contents.faults().isEmpty()) {
      return new Shown(null, base, contents.items().size(), difference, contents.faults());
    }
    ObjectNode kept = SignedDocument.create();
    kept.put("base", base).put("place", place.text());
    ArrayNode items = kept.putArray("items");
    contents.items().values().forEach(items::add);
    String json = SignedDocument.canonicalText(kept);
    String digest = Sm3.hex(json.getBytes(StandardCharsets.UTF_8));
    keep(who, digest, json, now);
    return new Shown(digest, base, contents.items().size(), difference, List.of());
  }

  private void keep(Actor who, String digest, String json, Instant now) {
    jdbc.sql("delete from catalogue_import where shown_at < ?")
        .param(now.minus(CatalogueLimits.IMPORT_KEPT).atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into catalogue_import (digest, json, staff, shown_at) values (?, ?, ?, ?)
            on conflict (digest) do update set shown_at = excluded.shown_at
            """)
        .params(digest, json, who.staff(), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Drafts a proposal for each item that was shown to be added or changed; again, the same ones.
   */
  List<Seen> commit(Actor who, String digest) {
    ObjectNode kept =
        jdbc.sql("select json from catalogue_import where digest = ?")
            .param(digest)
            .query(String.class)
            .optional()
            .map(json -> SignedDocument.parse(json, Edition.MAXIMUM_OCTETS))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "digest",
                        "nothing was shown under it",
                        "send the file, read what it says"));
    Optional<Edition> last = editions.last();
    if (kept.required("base").asLong() != last.map(Edition::number).orElse(0L)) {
      throw ProblemException.conflict(
          "list-has-changed",
          "digest",
          "another edition counts since it was shown",
          "send the file again and read the difference");
    }
    Map<String, ObjectNode> items = new LinkedHashMap<>();
    for (JsonNode item : kept.required("items")) {
      items.put(item.required("code").asString(), (ObjectNode) item);
    }
    PlaceCode place = PlaceCode.of(kept.required("place").asString());
    List<Seen> drafted = new ArrayList<>();
    for (Line line : EditionDifference.between(listed(last, items), items).lines()) {
      Change change = line instanceof Line.Added ? Change.ADD : Change.ADJUST;
      ObjectNode item = items.get(line.code());
      UUID id =
          UUID.nameUUIDFromBytes((digest + "/" + line.code()).getBytes(StandardCharsets.UTF_8));
      Seen idea = desk.idea(who, id, new Origin(place, null, line.titleZh(), "import " + digest));
      drafted.add(
          idea.proposal().paper().isPresent()
              ? idea
              : desk.draft(
                  who,
                  id,
                  new Wish(Listing.JOINT, change, line.code(), Optional.ofNullable(item))));
    }
    return drafted;
  }

  /** What the list has of the table's items: a table withdraws nothing by leaving it out. */
  private static Map<String, ObjectNode> listed(
      Optional<Edition> last, Map<String, ObjectNode> items) {
    Map<String, ObjectNode> listed =
        new LinkedHashMap<>(last.map(Edition::itemDocuments).orElse(Map.of()));
    listed.keySet().retainAll(items.keySet());
    return listed;
  }
}
