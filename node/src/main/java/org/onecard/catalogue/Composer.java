package org.onecard.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onecard.federation.Federation;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Composes the next edition, or the next local list, and shows what it would change. */
@Component
class Composer {
  private final Standings standings;
  private final Editions editions;
  private final EditionStore drafts;
  private final LocalListStore locals;
  private final CoSigning coSigning;
  private final Federation federation;
  private final Clock clock;

  Composer(
      Standings standings,
      Editions editions,
      EditionStore drafts,
      LocalListStore locals,
      CoSigning coSigning,
      Federation federation,
      Clock clock) {
    this.standings = standings;
    this.editions = editions;
    this.drafts = drafts;
    this.locals = locals;
    this.coSigning = coSigning;
    this.federation = federation;
    this.clock = clock;
  }

  /** A state of a list that waits for approval, and what it changes of the last one. */
  record Composed(
      long number, String digest, LocalDate effectiveFrom, EditionDifference difference) {}

  /** Composes the next joint edition of these approved proposals, or of all there are. */
  Composed joint(LocalDate effectiveFrom, Set<UUID> wanted) {
    Edition last =
        editions
            .last()
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "no-edition",
                        "effectiveFrom",
                        "there is no edition to compose upon",
                        "approve the first edition"));
    requireToCome(effectiveFrom);
    Edition next = Compositions.next(last, chosen(Listing.JOINT, wanted), effectiveFrom);
    coSigning.propose(next.json());
    return new Composed(
        next.number(), next.digest(), effectiveFrom, EditionDifference.between(last, next));
  }

  /** What a proposed or published edition changes of the one before it. */
  EditionDifference difference(long number, Optional<String> digest) {
    Edition edition =
        digest
            .<Edition>flatMap(
                wanted ->
                    drafts.drafts(number).stream()
                        .filter(draft -> draft.digest().equals(wanted))
                        .map(EditionStore.Draft::content)
                        .findFirst())
            .or(() -> digest.isPresent() ? Optional.empty() : editions.find(number))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "number",
                        "no such edition or draft " + number + " is here",
                        "give the digest of a draft, or the number of an edition that counts"));
    Map<String, ObjectNode> before =
        editions.find(number - 1).map(Edition::itemDocuments).orElse(Map.of());
    return EditionDifference.between(before, edition.itemDocuments());
  }

  /** Composes the next local list of the region. */
  Composed local(String staff, LocalDate effectiveFrom, Set<UUID> wanted) {
    requireToCome(effectiveFrom);
    List<Proposal> chosen = chosen(Listing.LOCAL, wanted);
    Optional<LocalList> last = locals.last();
    if (last.filter(list -> effectiveFrom.isBefore(list.effectiveFrom())).isPresent()) {
      throw ProblemException.badField(
          "effectiveFrom", "is before the last local list begins", "give a later day");
    }
    Map<String, ObjectNode> before = last.map(LocalList::itemDocuments).orElse(Map.of());
    Compositions.Acts acts = Compositions.acts(federation.self(), chosen);
    ObjectNode document = SignedDocument.create();
    document
        .put("number", last.map(LocalList::number).orElse(0L) + 1)
        .put("effectiveFrom", effectiveFrom.toString())
        .put("previous", last.map(LocalList::digest).orElse(""))
        .put("authority", acts.authority())
        .put("act", acts.act())
        .put("actDate", acts.date().toString());
    ArrayNode items = document.putArray("items");
    Compositions.items(before, chosen).forEach(items::add);
    String json = SignedDocument.canonicalText(document);
    String digest = Sm3.hex(SignedDocument.canonical(document));
    long number = document.required("number").asLong();
    locals.addDraft(digest, number, json, staff, clock.instant());
    return new Composed(
        number,
        digest,
        effectiveFrom,
        EditionDifference.between(before, byCode(document.required("items"))));
  }

  /** What was composed as the next local list, the earliest first. */
  List<Composed> localDrafts() {
    Optional<LocalList> last = locals.last();
    Map<String, ObjectNode> before = last.map(LocalList::itemDocuments).orElse(Map.of());
    return locals.drafts(last.map(LocalList::number).orElse(0L) + 1).stream()
        .map(json -> SignedDocument.parse(json, LocalList.MAXIMUM_OCTETS))
        .map(
            document ->
                new Composed(
                    document.required("number").asLong(),
                    Sm3.hex(SignedDocument.canonical(document)),
                    DocumentFields.of(document).date("effectiveFrom"),
                    EditionDifference.between(before, byCode(document.required("items")))))
        .toList();
  }

  /** Signs and publishes the composed local list with this digest. */
  synchronized LocalList approveLocal(long number, String digest) {
    ObjectNode draft =
        locals
            .draft(digest)
            .map(json -> SignedDocument.parse(json, LocalList.MAXIMUM_OCTETS))
            .filter(each -> each.required("number").asLong() == number)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "digest",
                        "no composition " + number + " of the local list has it",
                        "compose it, read it, and give its digest"));
    DocumentFields fields = DocumentFields.of(draft);
    LocalList.Content content =
        new LocalList.Content(
            number,
            fields.date("effectiveFrom"),
            fields.text("previous", CatalogueLimits.ACT),
            fields.text("authority", CatalogueLimits.ACT),
            fields.text("act", CatalogueLimits.ACT),
            fields.date("actDate"),
            List.copyOf(byCode(draft.required("items")).values()));
    requireNext(content);
    requireNoContradiction(content);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    OwnKey key = federation.activeKey(KeyUse.EDITION);
    LocalList signed = LocalList.sign(federation.self(), content, now, key.keyId(), key.key());
    locals.add(signed);
    return signed;
  }

  private void requireNext(LocalList.Content content) {
    long next = locals.last().map(LocalList::number).orElse(0L) + 1;
    String previous = locals.last().map(LocalList::digest).orElse("");
    if (content.number() != next || !content.previous().equals(previous)) {
      throw ProblemException.conflict(
          "not-the-next-list", "number", "a later local list counts", "compose it anew");
    }
  }

  /** The joint list may have grown since the proposals were agreed. */
  private void requireNoContradiction(LocalList.Content content) {
    List<Edition> joint = editions.all();
    content.items().stream()
        .map(item -> ApplicationItem.read(DocumentFields.of(item)))
        .filter(item -> joint.stream().findFirst().flatMap(e -> e.find(item.code())).isPresent())
        .findFirst()
        .ifPresent(
            item -> {
              throw ProblemException.conflict(
                  "joint-stands-over-local",
                  "items",
                  "the joint list has " + item.code() + " by now",
                  "withdraw it from the local list, and compose again");
            });
  }

  private List<Proposal> chosen(Listing listing, Set<UUID> wanted) {
    List<Proposal> approved = standings.approved(listing);
    Set<UUID> missing = new HashSet<>(wanted);
    approved.forEach(proposal -> missing.remove(proposal.id()));
    if (!missing.isEmpty()) {
      throw ProblemException.conflict(
          "not-approved",
          "proposals",
          "proposal " + missing.iterator().next() + " is not approved, or is listed already",
          "leave it out, or wait for its approval on every side");
    }
    List<Proposal> chosen = new ArrayList<>(approved);
    if (!wanted.isEmpty()) {
      chosen.removeIf(proposal -> !wanted.contains(proposal.id()));
    }
    if (chosen.isEmpty()) {
      throw ProblemException.conflict(
          "nothing-approved",
          "proposals",
          "no approved proposal waits for this list",
          "wait until proposals are approved on every side");
    }
    return chosen;
  }

  /** An edition begins at a midnight that is to come, so that everyone can know it before. */
  private void requireToCome(LocalDate effectiveFrom) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Edition.ZONE);
    if (!effectiveFrom.isAfter(today)) {
      throw ProblemException.badField(
          "effectiveFrom", "has begun already", "give a day from " + today.plusDays(1) + " on");
    }
  }

  private static Map<String, ObjectNode> byCode(JsonNode items) {
    Map<String, ObjectNode> byCode = new LinkedHashMap<>();
    for (JsonNode item : items) {
      byCode.put(item.required("code").asString(), (ObjectNode) item);
    }
    return byCode;
  }
}
