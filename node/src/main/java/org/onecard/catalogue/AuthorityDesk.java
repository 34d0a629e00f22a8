package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.EditionStore.Signed;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionDifference;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The acts of the own authority's staff for pages of this node. Each is the very act of the API,
 * with its checks and its refusals as {@link org.onecard.web.ProblemException}; whoever calls has
 * seen to it that the member's role allows it.
 */
@Component
public class AuthorityDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final ProposalEndpoints proposals;
  private final Composer composer;
  private final CoSigning coSigning;
  private final EditionStore store;
  private final Editions editions;

  AuthorityDesk(
      ProposalEndpoints proposals,
      Composer composer,
      CoSigning coSigning,
      EditionStore store,
      Editions editions) {
    this.proposals = proposals;
    this.composer = composer;
    this.coSigning = coSigning;
    this.store = store;
    this.editions = editions;
  }

  /**
   * Words for an item.
   *
   * @param listing joint or local
   * @param change add, adjust or withdraw
   * @param item the code of the item to withdraw
   * @param content the item's members by name; empty for a withdrawal
   */
  public record Words(String listing, String change, String item, Map<String, Object> content) {
    /** Copies the content. */
    public Words {
      content = Map.copyOf(content);
    }

    private ProposalEndpoints.Draft draft() {
      return new ProposalEndpoints.Draft(
          listing,
          change,
          item,
          content.isEmpty() ? null : JSON.convertValue(content, ItemBody.class));
    }
  }

  /** The act by which the government on this side approved the words with this digest. */
  public record GovernmentAct(
      String digest, String authority, String act, @Nullable LocalDate date) {}

  /**
   * A content proposed as the next edition.
   *
   * @param signedBy codes of the regions whose nodes signed it
   * @param difference what it changes of the last edition that counts
   */
  public record NextDraft(
      long number,
      String digest,
      LocalDate effectiveFrom,
      int items,
      String proposedBy,
      List<String> authorities,
      List<String> signedBy,
      EditionDifference difference) {}

  /** The newest proposals. */
  public List<ProposalView> proposals() {
    return proposals.list(null, null);
  }

  /** One proposal. */
  public ProposalView proposal(UUID id) {
    return proposals.get(id);
  }

  /** Brings up an idea; its id. */
  public UUID idea(String place, @Nullable String partner, String titleZh, String reason) {
    ProposalView made =
        proposals.idea(new ProposalEndpoints.Idea(null, place, partner, titleZh, reason));
    return UUID.fromString(made.id());
  }

  /** Puts it into words. */
  public void draft(UUID id, Words words) {
    proposals.draft(id, words.draft());
  }

  /** Changes its words in review. */
  public void revise(UUID id, Words words) {
    proposals.revise(id, words.draft());
  }

  /** Lays it before every authority. */
  public void submit(UUID id) {
    proposals.submit(id);
  }

  /** Remarks on it. */
  public void comment(UUID id, String text) {
    proposals.comment(id, new ProposalEndpoints.Words(text));
  }

  /** Agrees to the words with this digest. */
  public void agree(UUID id, String digest) {
    proposals.agree(id, new ProposalEndpoints.Agreement(digest));
  }

  /** Refuses it for good. */
  public void refuse(UUID id, String reason) {
    proposals.refuse(id, new ProposalEndpoints.Words(reason));
  }

  /** Records the government's act. */
  public void approve(UUID id, GovernmentAct act) {
    proposals.approve(
        id, new ProposalEndpoints.Approval(act.digest, act.authority, act.act, act.date));
  }

  /** Takes it back. */
  public void retract(UUID id, String reason) {
    proposals.retract(id, new ProposalEndpoints.Words(reason));
  }

  /** What waits as the next edition, the earliest composed first. */
  public List<NextDraft> nextDrafts() {
    long number = editions.last().map(Edition::number).orElse(0L) + 1;
    List<Signed> signatures = store.signatures(number);
    return store.drafts(number).stream()
        .map(
            draft ->
                new NextDraft(
                    number,
                    draft.digest(),
                    draft.content().effectiveFrom(),
                    draft.content().items().size(),
                    draft.proposedBy(),
                    draft.content().authorities().stream().map(each -> each.code()).toList(),
                    signatures.stream()
                        .filter(signed -> signed.digest().equals(draft.digest()))
                        .map(signed -> signed.signature().region().code())
                        .toList(),
                    composer.difference(number, Optional.of(draft.digest()))))
        .toList();
  }

  /** Composes the next edition of these approved proposals, of all where none is named. */
  public void compose(LocalDate effectiveFrom, Set<UUID> wanted) {
    composer.joint(effectiveFrom, wanted);
  }

  /** Approves the content with this digest: this node signs it. */
  public void approveEdition(long number, String digest) {
    coSigning.approve(number, digest);
  }
}
