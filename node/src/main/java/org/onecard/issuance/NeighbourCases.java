package org.onecard.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.Department;
import org.onecard.access.StaffMember;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.replacement.ReplacementAnswer;
import org.onecard.protocol.replacement.ReplacementNotice;
import org.onecard.protocol.replacement.ReplacementQuestion;
import org.onecard.protocol.replacement.ReplacementQuestion.Wish;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replacements for holders of other regions at this region's outlets: the holder names the region,
 * its issuer decides, the outlet hands over. What the clerk enters of the person goes to the issuer
 * and is not kept here.
 */
@Service
public class NeighbourCases {
  private static final String ASKING = "补换卡：核对持卡人身份并由发卡地区决定";
  private static final String TELLING = "补换卡：告知发卡地区交付结果";

  private final CaseStore store;
  private final ApplicationViews views;
  private final Federation federation;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final SecureRandom random;
  private final Clock clock;
  private final RateLimits questions;

  NeighbourCases(
      CaseStore store,
      ApplicationViews views,
      Federation federation,
      AuditLog audit,
      TransactionTemplate transaction,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.views = views;
    this.federation = federation;
    this.audit = audit;
    this.transaction = transaction;
    this.random = random;
    this.clock = clock;
    this.questions = new RateLimits(IssuanceLimits.QUESTIONS, IssuanceLimits.HOUR, clock);
  }

  /** The regions whose holders can be served. */
  public NavigableSet<Region> regions() {
    return federation.peers();
  }

  /**
   * Asks the issuer, for a new case or once more for one without an answer; waits at most 5 s. A
   * case that was answered before is answered as it stands.
   *
   * @throws ProblemException 400 for a field, 409 for a case id of another wish, 429
   */
  public CaseView ask(StaffMember member, CaseForm form) {
    questions.demand(member.staffId());
    Region region = region(form.region());
    Wish wish = wish(form.wish());
    Department outlet = member.department();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ReplacementQuestion question =
        new ReplacementQuestion(
            form.caseId() == null ? UUID.randomUUID() : id(form.caseId()),
            wish,
            Fields.identifier("cardNumber", form.cardNumber(), CardNumber::of).text(),
            Applicant.number(form.socialSecurityNumber(), region).text(),
            Fields.line("name", form.name(), IssuanceLimits.NAME),
            outlet.titleZh(),
            now,
            blind());
    CaseRow row =
        new CaseRow(
            question.caseId(),
            region,
            wish.text(),
            CaseState.ASKED,
            now,
            now,
            outlet.id(),
            member.staffId(),
            null);
    CaseRow kept = Objects.requireNonNull(transaction.execute(s -> begin(row, member)));
    return kept.state() == CaseState.ASKED ? ask(member, kept, question) : view(kept, null, null);
  }

  private Bytes blind() {
    byte[] octets = new byte[ReplacementQuestion.BLIND];
    random.nextBytes(octets);
    return Bytes.of(octets);
  }

  private CaseRow begin(CaseRow row, StaffMember member) {
    boolean fresh = store.add(row);
    CaseRow kept = store.find(row.id()).orElseThrow();
    if (!kept.issuer().equals(row.issuer()) || !kept.wish().equals(row.wish())) {
      throw ProblemException.conflict(
          "case-of-another", "caseId", "another case has this id", "leave it out for a new case");
    }
    audit.add(
        member.staffId(),
        "replacement.ask",
        row.id().toString(),
        "region " + row.issuer() + (fresh ? "" : ", again"));
    return kept;
  }

  private CaseView ask(StaffMember member, CaseRow row, ReplacementQuestion question) {
    Federation.Answer answer =
        federation.ask(
            row.issuer(),
            ReplacementQuestion.TYPE,
            question.write(),
            ASKING,
            IssuanceLimits.ANSWER_WAIT,
            Duration.ZERO);
    return switch (answer) {
      case Federation.Answer.Answered answered -> answered(member, row, answered);
      case Federation.Answer.NoAnswer none -> view(row, null, "no-answer");
      case Federation.Answer.Refused refused -> view(row, null, refused.code());
    };
  }

  private CaseView answered(StaffMember member, CaseRow row, Federation.Answer.Answered answered) {
    ReplacementAnswer answer;
    try {
      answer = ReplacementAnswer.parse(answered.body());
    } catch (MalformedDocumentException e) {
      return view(row, null, "no-answer");
    }
    return switch (answer) {
      case ReplacementAnswer.Granted granted ->
          view(
              move(row.id(), CaseLife.Act.GRANT, null, member.staffId()),
              new CaseView.NewCard(granted.maskedCardNumber(), granted.expiresOn()),
              null);
      case ReplacementAnswer.Refused refused ->
          view(
              move(row.id(), CaseLife.Act.REFUSE, refused.why().text(), member.staffId()),
              null,
              null);
    };
  }

  /** The holder has the card: the issuer is told in the same transaction, and puts it into use. */
  public CaseView handOver(StaffMember member, String caseId) {
    return view(act(member, caseId, CaseLife.Act.HAND_OVER), null, null);
  }

  /** The holder left without one; the issuer is told. */
  public CaseView giveUp(StaffMember member, String caseId) {
    return view(act(member, caseId, CaseLife.Act.GIVE_UP), null, null);
  }

  private CaseRow act(StaffMember member, String caseId, CaseLife.Act act) {
    CaseRow row = find(caseId);
    if (CaseLife.of(row.state(), act) instanceof CaseLife.Step.Refused refused) {
      throw ProblemException.conflict(
          refused.why().text(),
          "case",
          act.text() + " does not apply to a case that is " + row.state().text(),
          "see docs/protocol/replacement.md for what applies");
    }
    return move(row.id(), act, null, member.staffId());
  }

  /** Moves the case; one that has gone on meanwhile stays as it is. */
  private CaseRow move(UUID id, CaseLife.Act act, @Nullable String why, @Nullable String staff) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              CaseRow row = store.claim(id).orElseThrow();
              if (!(CaseLife.of(row.state(), act) instanceof CaseLife.Step.To(CaseState next))) {
                return row;
              }
              Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
              CaseRow moved = row.in(next, now, why);
              store.save(moved);
              deed(act).ifPresent(deed -> tell(moved, deed));
              audit.add(
                  staff == null ? "region-" + row.issuer() : staff,
                  "replacement." + act.text(),
                  id.toString(),
                  why == null ? "" : why);
              return moved;
            }));
  }

  private static Optional<ReplacementNotice.Deed> deed(CaseLife.Act act) {
    return switch (act) {
      case HAND_OVER -> Optional.of(ReplacementNotice.Deed.HANDED_OVER);
      case GIVE_UP -> Optional.of(ReplacementNotice.Deed.GIVEN_UP);
      case GRANT, REFUSE, PUT_IN_USE -> Optional.empty();
    };
  }

  private void tell(CaseRow row, ReplacementNotice.Deed deed) {
    federation.tell(
        row.issuer(),
        ReplacementNotice.TYPE,
        new ReplacementNotice(row.id(), deed, row.changedAt()).write(),
        TELLING,
        IssuanceLimits.NOTICES_KEPT);
  }

  /** The issuer says that the card of this case is in use; from another region it means nothing. */
  void inUse(Region sender, UUID id) {
    store
        .find(id)
        .filter(row -> row.issuer().equals(sender))
        .ifPresent(row -> move(row.id(), CaseLife.Act.PUT_IN_USE, null, null));
  }

  /** A case as it stands. */
  public CaseView open(String caseId) {
    return view(find(caseId), null, null);
  }

  /** What is still to come, the longest waiting first, at most 200. */
  public List<CaseView> waiting() {
    return store.open(IssuanceLimits.QUEUE).stream().map(row -> view(row, null, null)).toList();
  }

  private CaseView view(CaseRow row, CaseView.@Nullable NewCard card, @Nullable String silent) {
    return new CaseView(
        row.id().toString(),
        row.issuer().code(),
        row.wish(),
        row.state(),
        row.askedAt(),
        row.changedAt(),
        views.outlet(row.outlet()),
        row.staffId(),
        row.refusal(),
        card,
        silent,
        CaseLife.possible(row.state()));
  }

  private CaseRow find(String caseId) {
    return store
        .find(id(caseId))
        .orElseThrow(
            () -> ProblemException.notFound("case", "there is none of this id", "check the id"));
  }

  private Region region(@Nullable String code) {
    return federation.peers().stream()
        .filter(peer -> peer.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badField(
                    "region", "is no region this one is joined with", "name the card's region"));
  }

  private static Wish wish(@Nullable String text) {
    return Stream.of(Wish.values())
        .filter(one -> one.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badField("wish", "is none", "give expired, same-number or lost"));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          ProblemException.badField("caseId", "is no UUID", "give the id as it was answered");
      problem.initCause(e);
      throw problem;
    }
  }
}
