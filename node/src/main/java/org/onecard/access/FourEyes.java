package org.onecard.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.web.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts that two people must want: one proposes, another who has the role approves, and then it is
 * done in the same transaction. Everything is kept for audit.
 */
@Service
public class FourEyes {
  private static final int LIST_MOST = 200;

  private final ProposalStore store;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random;
  private final Supplier<Map<String, FourEyesAct>> acts;

  FourEyes(
      ProposalStore store,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock,
      SecureRandom random,
      ObjectProvider<FourEyesAct> acts) {
    this.store = store;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.random = random;
    this.acts =
        SingletonSupplier.of(
            () -> acts.stream().collect(Collectors.toMap(FourEyesAct::kind, Function.identity())));
  }

  /** What became of a wish to decide. */
  public sealed interface Ruling {
    /** The proposal as it was. */
    Proposal proposal();

    /**
     * The proposal as decided.
     *
     * @throws ProblemException 403 or 409 that says why it was not
     */
    default Proposal orThrow() {
      return switch (this) {
        case Decided decided -> decided.proposal();
        case Denied denied -> throw denied.denial().problem(denied.proposal());
      };
    }

    /** It is decided as wished; {@link Proposal#state} says how. */
    record Decided(Proposal proposal) implements Ruling {}

    /** It was not for this person to decide, or not any more. */
    record Denied(Denial denial, Proposal proposal) implements Ruling {}
  }

  /** Why somebody could not decide. */
  public enum Denial {
    /** Who proposes cannot approve or refuse. */
    OWN_PROPOSAL,
    /** Only who proposed can withdraw. */
    NOT_OWN_PROPOSAL,
    /** The member has none of the roles that decide this kind. */
    ROLE_MISSING,
    /** Somebody has decided before. */
    ALREADY_DECIDED,
    /** Its time is over. */
    EXPIRED;

    private ProblemException problem(Proposal proposal) {
      return switch (this) {
        case OWN_PROPOSAL ->
            forbidden("own-proposal", "who proposes cannot decide", "ask a colleague");
        case NOT_OWN_PROPOSAL ->
            forbidden("not-own-proposal", "only who proposed can withdraw", "refuse it instead");
        case ROLE_MISSING ->
            forbidden(
                "role-missing", "none of your roles decides this kind", "ask who has the role");
        case ALREADY_DECIDED ->
            ProblemException.conflict(
                "already-decided", "id", "it is " + proposal.state().text(), "look at it again");
        case EXPIRED ->
            ProblemException.conflict(
                "expired", "id", "nobody decided in time", "let it be proposed again");
      };
    }

    private static ProblemException forbidden(String code, String fault, String remedy) {
      return new ProblemException(HttpStatus.FORBIDDEN, code, null, fault, remedy);
    }
  }

  /**
   * Lets an act wait for a second person.
   *
   * @param kind the {@link FourEyesAct#kind} of a registered act
   * @param subject what it is about, 1 to 200 characters; never an identity number
   * @param reason why, 1 to 500 characters
   * @throws ProblemException 403 if the proposer has no role for it, 409 if one is pending for this
   *     kind and subject, 400 if a text is not of its length
   */
  public Proposal propose(
      StaffMember proposer, String kind, String subject, ObjectNode payload, String reason) {
    FourEyesAct act = act(kind);
    if (!proposer.hasAny(act.proposers())) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "role-missing",
          null,
          "none of your roles may propose " + kind,
          "ask a colleague who has one of " + act.proposers());
    }
    Texts.line("subject", subject, ProposalStore.SUBJECT_MOST);
    Texts.line("reason", reason, ProposalStore.REASON_MOST);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Proposal proposal =
        new Proposal(
            TimeOrderedId.next(now, random),
            kind,
            subject,
            payload,
            reason,
            proposer.staffId(),
            now,
            now.plus(act.lifetime()),
            Proposal.State.PENDING,
            null,
            null,
            null);
    return transaction.execute(
        status -> {
          store.expire(now);
          if (!store.add(proposal)) {
            throw ProblemException.conflict(
                "already-proposed",
                "subject",
                "a proposal of this kind is pending for " + subject,
                "let it be decided or withdrawn first");
          }
          audit.add(proposer.staffId(), kind + ".proposed", subject, reason);
          return proposal;
        });
  }

  /** Approves and carries out, once. */
  public Ruling approve(StaffMember approver, UUID id, String why) {
    return decide(approver, id, Proposal.State.CARRIED_OUT, why);
  }

  /** Refuses, saying why; nothing is carried out. */
  public Ruling refuse(StaffMember refuser, UUID id, String why) {
    Texts.line("reason", why, ProposalStore.REASON_MOST);
    return decide(refuser, id, Proposal.State.REFUSED, why);
  }

  /** Takes an own proposal back. */
  public Ruling withdraw(StaffMember proposer, UUID id, String why) {
    return decide(proposer, id, Proposal.State.WITHDRAWN, why);
  }

  /** The proposal with this id. */
  public Optional<Proposal> find(UUID id) {
    return store.find(id, false).map(this::asOfNow);
  }

  /** Pending proposals that this member may decide, oldest first; at most 200. */
  public List<Proposal> waitingFor(StaffMember member) {
    return store.pending(clock.instant(), LIST_MOST).stream()
        .filter(proposal -> !proposal.proposedBy().equals(member.staffId()))
        .filter(proposal -> member.hasAny(act(proposal.kind()).deciders()))
        .toList();
  }

  /** What this member proposed, newest first; at most 200. */
  public List<Proposal> proposedBy(StaffMember member) {
    return store.proposedBy(member.staffId(), LIST_MOST).stream().map(this::asOfNow).toList();
  }

  /** Proposals about a subject, newest first; at most 200. */
  public List<Proposal> about(String kind, String subject) {
    return store.about(kind, subject, LIST_MOST).stream().map(this::asOfNow).toList();
  }

  /** Whether this member may see the proposal: who proposed, who may decide, and auditors. */
  public boolean maySee(StaffMember member, Proposal proposal) {
    return member.has(Role.AUDITOR)
        || proposal.proposedBy().equals(member.staffId())
        || member.hasAny(act(proposal.kind()).deciders());
  }

  private Ruling decide(StaffMember member, UUID id, Proposal.State wish, String why) {
    Texts.lineOrNothing("reason", why, ProposalStore.REASON_MOST);
    return transaction.execute(
        status -> {
          Instant now = clock.instant();
          Proposal proposal =
              store
                  .find(id, true)
                  .orElseThrow(
                      () ->
                          ProblemException.notFound(
                              "proposal", "there is no such proposal", "see the list"));
          Optional<Denial> denial = denial(member, proposal, wish, now);
          if (denial.isPresent()) {
            return new Ruling.Denied(denial.get(), proposal);
          }
          if (wish == Proposal.State.CARRIED_OUT) {
            act(proposal.kind()).carryOut(proposal, member);
          }
          store.decide(id, wish, member.staffId(), now, why);
          String action = proposal.kind() + "." + wish.text();
          audit.add(member.staffId(), action, proposal.subject(), why);
          return new Ruling.Decided(store.find(id, false).orElseThrow());
        });
  }

  private Optional<Denial> denial(
      StaffMember member, Proposal proposal, Proposal.State wish, Instant now) {
    boolean own = proposal.proposedBy().equals(member.staffId());
    boolean withdrawing = wish == Proposal.State.WITHDRAWN;
    if (withdrawing && !own) {
      return Optional.of(Denial.NOT_OWN_PROPOSAL);
    }
    if (!withdrawing && own) {
      return Optional.of(Denial.OWN_PROPOSAL);
    }
    if (!withdrawing && !member.hasAny(act(proposal.kind()).deciders())) {
      return Optional.of(Denial.ROLE_MISSING);
    }
    if (proposal.state() == Proposal.State.EXPIRED || !now.isBefore(proposal.endsAt())) {
      return Optional.of(Denial.EXPIRED);
    }
    return proposal.state() == Proposal.State.PENDING
        ? Optional.empty()
        : Optional.of(Denial.ALREADY_DECIDED);
  }

  private Proposal asOfNow(Proposal proposal) {
    boolean over =
        proposal.state() == Proposal.State.PENDING && !clock.instant().isBefore(proposal.endsAt());
    return over ? proposal.expired() : proposal;
  }

  private FourEyesAct act(String kind) {
    FourEyesAct act = acts.get().get(kind);
    if (act == null) {
      throw new IllegalArgumentException("no act of the kind " + kind + " is registered");
    }
    return act;
  }
}
