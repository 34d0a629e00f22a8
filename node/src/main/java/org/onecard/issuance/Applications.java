package org.onecard.issuance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.issuance.ApplicationStore.Request;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;
import org.onecard.web.PublicNames;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applications for a card: anyone hands one in and follows it, staff work on it. No answer to
 * applicants tells whether a person is in the register.
 */
@Service
public class Applications {
  private final ApplicationStore store;
  private final ApplicationVault vault;
  private final ApplicationViews views;
  private final ApplicationWork work;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Region region;
  private final SecureRandom random;
  private final Clock clock;
  private final RateLimits arrivals;
  private final RateLimits looks;

  Applications(
      ApplicationStore store,
      ApplicationVault vault,
      ApplicationViews views,
      ApplicationWork work,
      AuditLog audit,
      TransactionTemplate transaction,
      Region region,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.views = views;
    this.work = work;
    this.audit = audit;
    this.transaction = transaction;
    this.region = region;
    this.random = random;
    this.clock = clock;
    this.arrivals = new RateLimits(IssuanceLimits.APPLICATIONS, IssuanceLimits.HOUR, clock);
    this.looks = new RateLimits(IssuanceLimits.VIEWS, IssuanceLimits.HOUR, clock);
  }

  /**
   * An application that was handed in.
   *
   * @param secret with the reference it shows how the application stands; told here only
   */
  public record Applied(String reference, String secret) {}

  /**
   * Takes an application from whoever comes.
   *
   * @param from the address it comes from, for the limit of 20 an hour
   * @throws ProblemException 400 for a field, 409 for a key used for another application, 429
   */
  public Applied apply(ApplicationForm form, String from) {
    arrivals.demand(from);
    return apply(form, (StaffMember) null);
  }

  /** Takes the application of somebody who stands before this clerk. */
  public Applied applyAtCounter(ApplicationForm form, StaffMember clerk) {
    return apply(form, clerk);
  }

  private Applied apply(ApplicationForm form, @Nullable StaffMember clerk) {
    ApplicationKind kind =
        ApplicationKind.find(Objects.requireNonNullElse(form.kind(), ""))
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "kind", "is none", "give first, same-number, expired or lost"));
    Applicant applicant = Applicant.of(form, kind, region, PublicNames.secret(random));
    Portrait portrait = Portrait.ofBase64(form.portrait());
    String channel = clerk == null ? "online" : "counter";
    String key = Fields.requestKey("requestKey", form.requestKey());
    Request request =
        key == null
            ? null
            : new Request(
                vault.digest("request_key", channel + " " + key),
                vault.digest("request_body", applicant.compared(kind, portrait)));
    for (int attempt = 0; attempt < IssuanceLimits.REFERENCE_TRIES; attempt++) {
      ApplicationRow row = fresh(kind, channel, applicant, portrait != null, clerk);
      Bytes sealed = portrait == null ? null : vault.sealPortrait(row.id(), portrait);
      if (Boolean.TRUE.equals(transaction.execute(s -> write(row, sealed, request, clerk)))) {
        return new Applied(row.reference(), applicant.secret());
      }
      if (request != null && store.sentWith(request.key()).isPresent()) {
        return appliedBefore(request);
      }
    }
    throw new IllegalStateException(
        "no free reference in " + IssuanceLimits.REFERENCE_TRIES + " attempts");
  }

  private ApplicationRow fresh(
      ApplicationKind kind,
      String channel,
      Applicant applicant,
      boolean hasPortrait,
      @Nullable StaffMember clerk) {
    Instant now = clock.instant();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new ApplicationRow(
        id,
        PublicNames.reference(IssuanceLimits.REFERENCE_KIND, region, now, random),
        kind,
        channel,
        ApplicationState.APPLIED,
        now,
        now,
        1,
        clerk == null ? null : clerk.department().id(),
        null,
        null,
        hasPortrait,
        vault.digest("person", applicant.socialSecurityNumber()),
        vault.seal(id, applicant));
  }

  private boolean write(
      ApplicationRow row,
      @Nullable Bytes portrait,
      @Nullable Request request,
      @Nullable StaffMember clerk) {
    if (!store.add(row, portrait, request)) {
      return false;
    }
    String staff = clerk == null ? null : clerk.staffId();
    store.addStep(
        row.id(),
        new ApplicationStep(1, row.appliedAt(), ApplicationAct.APPLY, staff, row.outlet()));
    if (clerk != null) {
      audit.add(clerk.staffId(), "application.apply", row.reference(), "");
    }
    return true;
  }

  /** The same application came before: it gets the same answer, another under its key does not. */
  private Applied appliedBefore(Request request) {
    ApplicationStore.Before before = store.sentWith(request.key()).orElseThrow();
    if (!before.body().equals(request.body())) {
      throw ProblemException.conflict(
          "request-key-used",
          "requestKey",
          "another application was handed in with this key",
          "give each application a key of its own");
    }
    ApplicationRow row = store.find(before.reference()).orElseThrow();
    Applicant applicant = vault.open(row.id(), Objects.requireNonNull(row.content()));
    return new Applied(row.reference(), applicant.secret());
  }

  /**
   * How an application stands, to whoever has its secret.
   *
   * @param from the address the question comes from, for the limit of 120 an hour
   * @throws ProblemException 404 if reference and secret do not go together, 429
   */
  public ApplicationView follow(String reference, String secret, String from) {
    looks.demand(from);
    ApplicationRow row = find(reference);
    Bytes sealed = row.content();
    byte[] given = PublicNames.readSecret(secret).getBytes(StandardCharsets.UTF_8);
    byte[] kept =
        sealed == null
            ? new byte[0]
            : vault.open(row.id(), sealed).secret().getBytes(StandardCharsets.UTF_8);
    if (sealed == null || !MessageDigest.isEqual(given, kept)) {
      throw noSuch();
    }
    return views.forApplicant(row);
  }

  /**
   * Open applications, the longest waiting first, at most 200.
   *
   * @param state one state, or null for all that are open
   */
  public List<ApplicationView.Listed> queue(@Nullable ApplicationState state) {
    List<String> states =
        state == null
            ? Stream.of(ApplicationState.values())
                .filter(ApplicationState::open)
                .map(ApplicationState::text)
                .toList()
            : List.of(state.text());
    return store.waiting(states, IssuanceLimits.QUEUE).stream()
        .map(
            row ->
                new ApplicationView.Listed(
                    row.reference(),
                    row.kind(),
                    row.channel(),
                    row.state(),
                    row.appliedAt(),
                    row.changedAt()))
        .toList();
  }

  /** The application with what staff need of it; that a staff member looked is written down. */
  public ApplicationView open(StaffMember member, String reference) {
    ApplicationRow row = find(reference);
    audit.add(member.staffId(), "application.read", row.reference(), "");
    return views.forStaff(row);
  }

  /** The applicant's portrait. */
  public Portrait portrait(StaffMember member, String reference) {
    ApplicationRow row = find(reference);
    Portrait portrait =
        store
            .portrait(row.id())
            .map(octets -> Portrait.of(vault.openPortrait(row.id(), octets)))
            .orElseThrow(
                () -> ProblemException.notFound("portrait", "there is none", "take one here"));
    audit.add(member.staffId(), "application.portrait", row.reference(), "");
    return portrait;
  }

  /**
   * Does one act of an application's life; repeated after a crash it goes on where it stopped.
   *
   * @param reason for {@link ApplicationAct#REFUSE}, else null
   */
  public ApplicationOutcome act(
      StaffMember member, String reference, ApplicationAct act, @Nullable RefusalReason reason) {
    if ((act == ApplicationAct.REFUSE) != (reason != null)) {
      throw ProblemException.badField(
          "reason",
          reason == null ? "is missing" : "belongs to refuse only",
          "give portrait or come-in-person with refuse, and nothing with anything else");
    }
    return switch (work.act(find(reference), act, reason, member)) {
      case ApplicationWork.Worked.On(ApplicationRow row) ->
          new ApplicationOutcome.Done(views.forStaff(row));
      case ApplicationWork.Worked.Not(ApplicationRefusal why, ApplicationState state) ->
          new ApplicationOutcome.Refused(why, state);
    };
  }

  private ApplicationRow find(String reference) {
    return store
        .find(PublicNames.readReference(IssuanceLimits.REFERENCE_KIND, reference))
        .orElseThrow(Applications::noSuch);
  }

  private static ProblemException noSuch() {
    return ProblemException.notFound(
        "reference",
        "is no application, or not with this secret",
        "check both, or call the number on the page");
  }
}
