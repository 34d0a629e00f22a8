package org.onecard.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.catalogue.EditionStore.Draft;
import org.onecard.catalogue.EditionStore.Signed;
import org.onecard.catalogue.OwnOverlays.Wish;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.Limits;
import org.onecard.web.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where an authority's approver proposes, approves and narrows. */
@RestController
@RequestMapping("/api/v1/catalogue")
class CatalogueEndpoints {
  private final CoSigning coSigning;
  private final EditionStore store;
  private final Editions editions;
  private final OwnOverlays overlays;

  CatalogueEndpoints(
      CoSigning coSigning, EditionStore store, Editions editions, OwnOverlays overlays) {
    this.coSigning = coSigning;
    this.store = store;
    this.editions = editions;
    this.overlays = overlays;
  }

  /** A content proposed for a number, and the regions whose authorities signed it. */
  record DraftView(
      String digest,
      String effectiveFrom,
      int items,
      String proposedBy,
      List<String> authorities,
      List<String> signedBy) {}

  /**
   * Where an edition stands.
   *
   * @param digest of the content that counts, else of the one signed here, else of the first draft
   */
  record EditionView(long number, boolean counts, String digest, List<DraftView> drafts) {}

  /** Approves exactly the content with this digest. */
  record EditionApproval(@Nullable String digest) {}

  /** All that the region narrows from now on. */
  record Narrowings(@Nullable List<@Nullable Wish> narrowings) {}

  @Allowed(value = Party.APPROVER, staff = Role.APPROVER)
  @PostMapping("/editions")
  EditionView propose(@RequestBody String body) {
    return view(coSigning.propose(isSeed(body) ? FirstEdition.json() : body));
  }

  @Allowed(
      value = {Party.APPROVER, Party.OPERATOR, Party.ACCEPTOR},
      staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/editions/{number}")
  EditionView edition(@PathVariable long number) {
    return view(number);
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/editions/{number}/document")
  ResponseEntity<byte[]> document(@PathVariable long number) {
    return editions
        .find(number)
        .map(ListEndpoints::published)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "number", "no edition " + number + " counts here", "wait for all signatures"));
  }

  @Allowed(value = Party.APPROVER, staff = Role.APPROVER)
  @PostMapping("/editions/{number}/approvals")
  EditionView approve(@PathVariable long number, @RequestBody EditionApproval approval) {
    coSigning.approve(number, Objects.requireNonNullElse(approval.digest(), ""));
    return view(number);
  }

  @Allowed(value = Party.APPROVER, staff = Role.APPROVER)
  @PostMapping("/overlays")
  ResponseEntity<byte[]> narrow(@RequestBody Narrowings wishes) {
    return ListEndpoints.json(
        overlays.narrow(Objects.requireNonNullElse(wishes.narrowings(), List.of())).json());
  }

  private static boolean isSeed(String body) {
    ObjectNode document;
    try {
      document = SignedDocument.parse(body, Limits.BODY_OCTETS);
    } catch (MalformedDocumentException e) {
      throw ProblemException.badField(
          e.field(), String.valueOf(e.getMessage()), "send an edition without signatures");
    }
    if (!document.has("seed")) {
      return false;
    }
    if (document.size() != 1 || !"first".equals(document.get("seed").asString())) {
      throw ProblemException.badField("seed", "names nothing shipped", "give {\"seed\":\"first\"}");
    }
    return true;
  }

  private EditionView view(long number) {
    List<Draft> drafts = store.drafts(number);
    if (drafts.isEmpty()) {
      throw ProblemException.notFound(
          "number", "nothing is proposed as edition " + number, "propose it first");
    }
    List<Signed> signatures = store.signatures(number);
    Optional<Edition> counting = editions.find(number);
    String digest =
        counting
            .map(Edition::digest)
            .or(() -> coSigning.signedHere(number))
            .orElse(drafts.getFirst().digest());
    return new EditionView(
        number,
        counting.isPresent(),
        digest,
        drafts.stream().map(draft -> view(draft, signatures)).toList());
  }

  private static DraftView view(Draft draft, List<Signed> signatures) {
    return new DraftView(
        draft.digest(),
        draft.content().effectiveFrom().toString(),
        draft.content().items().size(),
        draft.proposedBy(),
        draft.content().authorities().stream().map(Region::code).toList(),
        signatures.stream()
            .filter(signed -> signed.digest().equals(draft.digest()))
            .map(signed -> signed.signature().region().code())
            .toList());
  }
}
