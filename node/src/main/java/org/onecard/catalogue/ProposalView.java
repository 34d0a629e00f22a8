package org.onecard.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.ItemLife.Outcome;
import org.onecard.catalogue.ItemLife.Step;
import org.onecard.catalogue.Proposal.Entry;
import org.onecard.catalogue.Standings.Seen;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper;

/**
 * A proposal as it stands here and now.
 *
 * @param state as in docs/reference/item-life.md
 * @param digest of its words: what is agreed to and approved; null while there are none
 * @param content the item asked for; null where there is none
 * @param edition the first edition that has it; null where none has
 * @param yieldsTo the proposal that stands before it, by {@code rule}
 * @param next the steps that are legal now
 */
public record ProposalView(
    String id,
    String state,
    @Nullable String listing,
    @Nullable String change,
    @Nullable String item,
    @Nullable String proposer,
    @Nullable OriginView origin,
    @Nullable String digest,
    List<String> authorities,
    @Nullable Map<String, Object> content,
    List<String> agreedBy,
    List<ApprovalView> approvals,
    @Nullable Long edition,
    @Nullable String yieldsTo,
    @Nullable String rule,
    List<String> next,
    List<ActView> history) {

  /** Where it comes from; {@code partner} for a pilot across the border. */
  public record OriginView(String place, @Nullable String partner, String titleZh, String reason) {}

  /** One side's act of approval. */
  public record ApprovalView(String region, String authority, String act, String date) {}

  /**
   * One authority's act.
   *
   * @param staff who of the own staff did it; null for another authority's
   * @param text a comment or reason
   */
  public record ActView(
      String region,
      long sequence,
      String at,
      String department,
      @Nullable String staff,
      String deed,
      @Nullable String digest,
      @Nullable String text) {}

  static ProposalView of(Seen seen) {
    Proposal proposal = seen.proposal();
    Standing standing = seen.standing();
    Optional<ItemPaper> paper = proposal.paper();
    return new ProposalView(
        proposal.id().toString(),
        standing.state().text(),
        paper.map(each -> each.listing().text()).orElse(null),
        paper.map(each -> each.change().text()).orElse(null),
        paper.map(ItemPaper::item).orElse(null),
        proposal.proposer().map(Region::code).orElse(null),
        proposal.origin().map(ProposalView::view).orElse(null),
        paper.map(ItemPaper::digest).orElse(null),
        paper.map(ItemPaper::authorities).orElse(List.of()).stream().map(Region::code).toList(),
        paper
            .filter(each -> !each.content().isEmpty())
            .map(each -> ItemBody.shown(each.document()))
            .orElse(null),
        proposal.agreed().keySet().stream().map(Region::code).toList(),
        proposal.approved().entrySet().stream()
            .map(each -> view(each.getKey(), (Deed.Approved) each.getValue().act().deed()))
            .toList(),
        standing.edition() == 0 ? null : standing.edition(),
        standing.yieldsTo() == null ? null : standing.yieldsTo().toString(),
        standing.yieldsTo() == null ? null : Precedence.RULE,
        Arrays.stream(Step.values())
            .filter(step -> ItemLife.after(standing.state(), step, false) instanceof Outcome.Goes)
            .map(Step::text)
            .toList(),
        proposal.acts().stream().map(ProposalView::view).toList());
  }

  private static OriginView view(Origin origin) {
    PlaceCode partner = origin.partner();
    return new OriginView(
        origin.place().text(),
        partner == null ? null : partner.text(),
        origin.titleZh(),
        origin.reason());
  }

  private static ApprovalView view(Region region, Deed.Approved approved) {
    return new ApprovalView(
        region.code(), approved.authority(), approved.act(), approved.date().toString());
  }

  private static ActView view(Entry entry) {
    Deed deed = entry.act().deed();
    String text =
        switch (deed) {
          case Deed.Commented(String comment) -> comment;
          case Deed.Refused(String reason) -> reason;
          case Deed.Retracted(String reason) -> reason;
          case Deed.Idea idea -> idea.origin().reason();
          default -> null;
        };
    String digest =
        switch (deed) {
          case Deed.Agreed(String agreed) -> agreed;
          case Deed.Approved approved -> approved.digest();
          case Deed.Drafted(ItemPaper paper) -> paper.digest();
          case Deed.Submitted submitted -> submitted.paper().digest();
          case Deed.Revised(ItemPaper paper) -> paper.digest();
          default -> null;
        };
    return new ActView(
        entry.region().code(),
        entry.act().sequence(),
        entry.act().at().toString(),
        entry.act().department(),
        entry.staff(),
        deed.kind(),
        digest,
        text);
  }
}
