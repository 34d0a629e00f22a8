package org.onecard.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onecard.catalogue.EditionStore.Draft;
import org.onecard.catalogue.EditionStore.Signed;
import org.onecard.federation.Federation;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Edition.ApprovalAct;
import org.onecard.protocol.catalogue.Edition.EditionSignature;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a draft becomes an edition that counts: each authority's approver approves it in its own
 * node, that node signs once and tells the others, and every node counts for itself.
 */
@Component
class CoSigning {
  static final String TYPE = "edition-signature";
  private static final int DRAFTS_A_NUMBER = 20;
  private static final int CODES_NAMED = 10;
  private static final Duration RETENTION = Duration.ofDays(3650);
  private static final Logger log = LoggerFactory.getLogger(CoSigning.class);

  private final EditionStore store;
  private final Editions editions;
  private final Standings standings;
  private final Federation federation;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CoSigning(
      EditionStore store,
      Editions editions,
      Standings standings,
      Federation federation,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.editions = editions;
    this.standings = standings;
    this.federation = federation;
    this.transactions = transactions;
    this.clock = clock;
    federation.onTold(TYPE, this::receive);
    federation.onTrusted(region -> tellUntold());
  }

  /** What was signed before the others were known, or before a crash, is told and counted now. */
  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    tellUntold();
    count();
  }

  /** Keeps a proposed content; the same content again changes nothing. Answers its number. */
  long propose(String json) {
    Edition draft = parse(json);
    if (!draft.signatures().isEmpty()) {
      throw ProblemException.badField(
          "signatures", "a proposal has none", "leave them out; approvers sign in their own nodes");
    }
    if (!draft.authorities().contains(federation.self())) {
      throw ProblemException.badField(
          "authorities", "region " + federation.self() + " is not among them", "name it");
    }
    requireActs(draft);
    if (isCounting(draft)) {
      return draft.number();
    }
    requireNext(draft);
    boolean full = store.drafts(draft.number()).size() >= DRAFTS_A_NUMBER;
    if (full) {
      throw ProblemException.conflict(
          "too-many-drafts", "number", "it has 20 drafts already", "approve one of them");
    }
    store.add(draft, federation.self(), clock.instant());
    return draft.number();
  }

  /** This node's one signature for a number, by its approver's command; told to the others. */
  void approve(long number, String digest) {
    Edition draft =
        store.drafts(number).stream()
            .filter(each -> each.digest().equals(digest))
            .map(Draft::content)
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "digest",
                        "no draft of edition " + number + " has it",
                        "look at the drafts and give the digest of the one you read"));
    if (isCounting(draft)) {
      return;
    }
    requireNext(draft);
    requireApproved(draft);
    OwnKey key = federation.activeKey(KeyUse.EDITION);
    EditionSignature signature = draft.signatureBy(federation.self(), key.keyId(), key.key());
    requireCounts(draft, signature);
    boolean first = store.add(number, digest, signature, clock.instant());
    if (!first && !signedBySelf(number).map(Signed::digest).equals(Optional.of(digest))) {
      throw ProblemException.conflict(
          "already-signed",
          "digest",
          "this authority has signed another content as edition " + number,
          "propose a further change as the next edition");
    }
    tellUntold();
    count();
  }

  /** The digest of the content this node signed for a number. */
  Optional<String> signedHere(long number) {
    return signedBySelf(number).map(Signed::digest);
  }

  /** Tells every authority among the peers what this node signed and did not tell it yet. */
  void tellUntold() {
    for (Region peer : federation.peers()) {
      for (long number : store.untold(federation.self(), peer)) {
        transactions.executeWithoutResult(status -> tell(peer, number));
      }
    }
  }

  private void tell(Region peer, long number) {
    Signed own = signedBySelf(number).orElseThrow();
    Edition draft =
        store.drafts(number).stream()
            .filter(each -> each.digest().equals(own.digest()))
            .map(Draft::content)
            .findFirst()
            .orElseThrow();
    if (draft.authorities().contains(peer) && store.addTold(number, peer)) {
      ObjectNode body = SignedDocument.create();
      body.set("edition", SignedDocument.parse(draft.json(), Edition.MAXIMUM_OCTETS));
      body.putObject("signature")
          .put("keyId", own.signature().keyId())
          .put("algorithm", own.signature().algorithm())
          .put("value", own.signature().value());
      federation.tell(peer, TYPE, body, "co-signing edition " + number, RETENTION);
    }
  }

  /** A peer's signature. What is wrong with it is logged: sent again it would be no better. */
  private void receive(Region sender, ObjectNode body) {
    try {
      DocumentFields fields = DocumentFields.of(body);
      Edition draft = Edition.parse(fields.object("edition").node().toString());
      DocumentFields member = fields.object("signature");
      EditionSignature signature =
          new EditionSignature(
              sender,
              member.text("keyId", 40),
              member.text("algorithm", 10),
              member.text("value", 86));
      takeIn(sender, draft, signature);
    } catch (MalformedDocumentException e) {
      log.error("region {} told an edition that cannot be read: {}", sender, e.getMessage());
    }
  }

  private void takeIn(Region sender, Edition draft, EditionSignature signature) {
    boolean keyKnown =
        federation.keysOf(sender).flatMap(keys -> keys.find(signature.keyId())).isPresent();
    if (!keyKnown) {
      throw new IllegalStateException(
          "key " + signature.keyId() + " is not here yet; the message is taken in when it is");
    }
    Optional<String> fault = draft.whyNotSigned(signature, federation.keysOf(sender));
    if (fault.isPresent() || !draft.authorities().contains(sender)) {
      log.error("region {} told a signature that is refused: {}", sender, fault.orElse("no part"));
      return;
    }
    Optional<Signed> before = store.signature(draft.number(), sender);
    if (before.isPresent() && !before.get().digest().equals(draft.digest())) {
      log.error(
          "region {} signed two contents for edition {}: {} counts, {} is refused",
          sender,
          draft.number(),
          before.get().digest(),
          draft.digest());
      return;
    }
    store.add(draft, sender, clock.instant());
    store.add(draft.number(), draft.digest(), signature, clock.instant());
    countAfterCommit();
  }

  /** Only what is committed counts; an approval at the same moment sees it, or is seen. */
  private void countAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            Thread.ofVirtual().name("catalogue-count").start(CoSigning.this::count);
          }
        });
  }

  /** Lets every edition count that has come to fulfil all conditions. */
  synchronized void count() {
    Optional<Edition> complete = complete();
    while (complete.isPresent()) {
      store.addCounting(complete.get(), clock.instant());
      editions.reload();
      log.info(
          "edition {} counts, from {}", complete.get().number(), complete.get().effectiveFrom());
      complete = complete();
    }
  }

  private Optional<Edition> complete() {
    long number = nextNumber();
    List<Signed> signatures = store.signatures(number);
    for (Draft draft : store.drafts(number)) {
      Edition edition =
          draft
              .content()
              .withSignatures(
                  signatures.stream()
                      .filter(signed -> signed.digest().equals(draft.digest()))
                      .map(Signed::signature)
                      .toList());
      if (whyNotNext(edition).isEmpty() && edition.whyNotCounting(federation::keysOf).isEmpty()) {
        return Optional.of(edition);
      }
    }
    return Optional.empty();
  }

  private Optional<Signed> signedBySelf(long number) {
    return store.signature(number, federation.self());
  }

  private boolean isCounting(Edition draft) {
    return editions
        .find(draft.number())
        .filter(counting -> counting.digest().equals(draft.digest()))
        .isPresent();
  }

  private long nextNumber() {
    return editions.last().map(Edition::number).orElse(0L) + 1;
  }

  private void requireNext(Edition draft) {
    whyNotNext(draft)
        .ifPresent(
            fault -> {
              throw ProblemException.conflict(
                  "not-the-next-edition",
                  "number",
                  fault,
                  "propose it as number " + nextNumber() + " after the last that counts");
            });
  }

  private Optional<String> whyNotNext(Edition draft) {
    if (draft.number() != nextNumber()) {
      return Optional.of(draft.number() + " is not the next number");
    }
    Optional<Edition> last = editions.last();
    if (!draft.previous().equals(last.map(Edition::digest).orElse(""))) {
      return Optional.of("its previous is not the digest of the last edition that counts");
    }
    if (last.isPresent() && draft.effectiveFrom().isBefore(last.get().effectiveFrom())) {
      return Optional.of("it takes effect before the last edition that counts");
    }
    return Optional.empty();
  }

  /** An approver signs for what was agreed and approved item by item, and for nothing beside it. */
  private void requireApproved(Edition draft) {
    List<String> unapproved = standings.unapproved(draft);
    if (!unapproved.isEmpty()) {
      throw ProblemException.conflict(
          "item-not-approved",
          "items",
          "no agreed and approved proposal says so of " + brief(unapproved),
          "compose the edition from approved proposals");
    }
  }

  private static String brief(List<String> codes) {
    String first = String.join(", ", codes.subList(0, Math.min(codes.size(), CODES_NAMED)));
    return codes.size() > CODES_NAMED ? first + " and " + (codes.size() - CODES_NAMED) : first;
  }

  private static void requireActs(Edition draft) {
    Set<Region> acts = new HashSet<>();
    draft.approvals().stream().map(ApprovalAct::region).forEach(acts::add);
    if (!acts.equals(new HashSet<>(draft.authorities()))
        || acts.size() != draft.approvals().size()) {
      throw ProblemException.badField(
          "approvals",
          "not one act of each authority",
          "name the act that approves it on each side");
    }
  }

  private void requireCounts(Edition draft, EditionSignature signature) {
    draft
        .whyNotSigned(signature, Optional.of(federation.ownKeys()))
        .ifPresent(
            fault -> {
              throw ProblemException.conflict(
                  "key-not-valid",
                  "effectiveFrom",
                  fault,
                  "propose a day on which this node's edition key holds");
            });
  }

  private static Edition parse(String json) {
    try {
      return Edition.parse(json);
    } catch (MalformedDocumentException e) {
      throw ProblemException.badField(
          e.field(), String.valueOf(e.getMessage()), "see docs/protocol for its form");
    }
  }
}
