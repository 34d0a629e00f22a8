package org.onecard.catalogue;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.onecard.catalogue.ItemDesk.Actor;
import org.onecard.catalogue.ItemDesk.Wish;
import org.onecard.catalogue.Standings.Seen;
import org.onecard.federation.Federation;
import org.onecard.federation.TestFederations;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import tools.jackson.databind.node.ObjectNode;

/** The catalogues of two authorities with databases of their own, joined by a wire in memory. */
final class TwoCatalogues {
  static final Actor EDITOR = new Actor("editor", "演示部门");
  static final Actor REVIEWER = new Actor("reviewer", "演示部门");
  static final Actor APPROVER = new Actor("approver", "演示部门");

  final TestFederations two;
  private final Map<String, Room> rooms = new TreeMap<>();

  /** One authority's catalogue. */
  record Room(
      EditionStore store,
      Editions editions,
      CoSigning coSigning,
      OwnOverlays overlays,
      ActStore acts,
      Standings standings,
      LocalListStore locals,
      ItemDesk desk,
      Composer composer) {

    Seen get(UUID id) {
      return desk.get(id);
    }

    String state(UUID id) {
      return desk.get(id).standing().state().text();
    }

    String digest(UUID id) {
      return desk.get(id).proposal().paper().map(ItemPaper::digest).orElseThrow();
    }
  }

  TwoCatalogues(Path folder) {
    two = new TestFederations(folder);
    for (String region : List.of("50", "51")) {
      rooms.put(region, room(Region.of(region)));
    }
  }

  private Room room(Region region) {
    Federation federation = two.federation(region.code());
    var jdbc = two.jdbc(region);
    var transactions = two.transactions(region);
    EditionStore store = new EditionStore(jdbc);
    Editions editions = new Editions(store);
    OwnOverlays overlays = new OwnOverlays(jdbc, editions, federation, two.clock());
    ActStore acts = new ActStore(jdbc);
    LocalListStore locals = new LocalListStore(jdbc, federation);
    Standings standings = new Standings(acts, editions, locals, overlays, two.clock());
    CoSigning coSigning =
        new CoSigning(store, editions, standings, federation, transactions, two.clock());
    ItemMessages messages = new ItemMessages(acts, federation, transactions, two.clock());
    ItemDesk desk =
        new ItemDesk(acts, editions, standings, messages, federation, transactions, two.clock());
    Composer composer =
        new Composer(standings, editions, store, locals, coSigning, federation, two.clock());
    return new Room(store, editions, coSigning, overlays, acts, standings, locals, desk, composer);
  }

  Room room(String region) {
    Room room = rooms.get(region);
    if (room == null) {
      throw new IllegalArgumentException("no catalogue of " + region);
    }
    return room;
  }

  /** Both trust each other and approve the first edition. */
  void join() throws IOException {
    two.exchangeTrust();
    for (String region : List.of("50", "51")) {
      room(region).coSigning().propose(FirstEdition.json());
    }
    sign("51", 1, Edition.parse(FirstEdition.json()).digest());
  }

  /** Both approvers approve what one of them has, that one first, and both nodes count it. */
  void sign(String first, long number, String digest) throws IOException {
    room(first).coSigning().approve(number, digest);
    two.deliver();
    room(first.equals("50") ? "51" : "50").coSigning().approve(number, digest);
    two.deliver();
    for (String region : List.of("50", "51")) {
      await().until(() -> room(region).editions().find(number).isPresent());
    }
  }

  /** An idea put into words in this region: to add a demonstration item. */
  UUID draft(String region, String code) {
    return draft(region, Change.ADD, ItemFixture.item(code));
  }

  UUID draft(String region, Change change, ObjectNode content) {
    UUID id = UUID.randomUUID();
    boolean sichuan = region.equals("51");
    room(region)
        .desk()
        .idea(
            EDITOR,
            id,
            new Origin(
                PlaceCode.of(sichuan ? "510100" : "500103"),
                PlaceCode.of(sichuan ? "500103" : "510100"),
                "演示",
                "两地试点"));
    room(region).desk().draft(EDITOR, id, wish(change, content));
    return id;
  }

  static Wish wish(Change change, ObjectNode content) {
    return new Wish(Listing.JOINT, change, content.path("code").asString(), Optional.of(content));
  }

  /** Submits in this region, and lets both agree and have it approved. */
  void carry(String region, UUID id) throws IOException {
    room(region).desk().submit(EDITOR, id);
    two.deliver();
    for (String side : List.of("50", "51")) {
      room(side).desk().agree(REVIEWER, id, room(side).digest(id));
    }
    two.deliver();
    for (String side : List.of("50", "51")) {
      room(side)
          .desk()
          .approve(
              APPROVER,
              id,
              room(side).digest(id),
              "批准机关（演示）" + side,
              "演示批准文书第" + side + "-2号",
              LocalDate.of(2026, 11, 19));
    }
    two.deliver();
  }
}
