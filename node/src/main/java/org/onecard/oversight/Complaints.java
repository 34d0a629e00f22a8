package org.onecard.oversight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.oversight.ComplaintStore.Filter;
import org.onecard.oversight.ComplaintStore.Request;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;
import org.onecard.web.PublicNames;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Complaints: anyone files and follows them, staff handle them, the public sees how they stand. */
@Service
public class Complaints {
  private static final int REFERENCE_TRIES = 5;

  private final ComplaintStore store;
  private final ComplaintVault vault;
  private final ComplaintViews views;
  private final ComplaintSteps steps;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Region region;
  private final SecureRandom random;
  private final Clock clock;
  private final RateLimits filings;
  private final RateLimits follows;

  Complaints(
      ComplaintStore store,
      ComplaintVault vault,
      ComplaintViews views,
      ComplaintSteps steps,
      AuditLog audit,
      TransactionTemplate transaction,
      Region region,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.views = views;
    this.steps = steps;
    this.audit = audit;
    this.transaction = transaction;
    this.region = region;
    this.random = random;
    this.clock = clock;
    this.filings = new RateLimits(ComplaintLimits.FILINGS, ComplaintLimits.FILINGS_PERIOD, clock);
    this.follows = new RateLimits(ComplaintLimits.FOLLOWS, ComplaintLimits.FOLLOWS_PERIOD, clock);
  }

  /**
   * A complaint that was filed.
   *
   * @param complaintId a random id, by which Open311 asks for the reference
   * @param secret with the reference it opens the complaint; told when filing only
   * @param dueOn the last day to answer
   */
  public record Filed(
      String complaintId,
      String reference,
      String secret,
      ComplaintService service,
      LocalDate dueOn) {}

  /** What one can complain about. */
  public List<ComplaintService> services() {
    return ComplaintServices.all();
  }

  /** The bodies that can be named as the right ones; this region's own card authority is not. */
  public List<RightBody> bodies() {
    return RightBody.all().stream().filter(body -> !steps.isOwn(body)).toList();
  }

  /**
   * Takes a complaint from whoever comes.
   *
   * @param from the address it comes from, for the limit of 20 an hour
   * @throws ProblemException 400 for a field, 409 for a key used for another filing, 429
   */
  public Filed file(Filing filing, Filing.Channel channel, String from) {
    filings.demand(from);
    return file(filing, channel, (StaffMember) null);
  }

  /** Takes a complaint that this clerk was told on the telephone. */
  public Filed fileByTelephone(Filing filing, StaffMember clerk) {
    return file(filing, Filing.Channel.TELEPHONE, clerk);
  }

  private Filed file(Filing filing, Filing.Channel channel, @Nullable StaffMember clerk) {
    ComplaintService service =
        ComplaintServices.find(Fields.code("serviceCode", filing.serviceCode()))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "serviceCode", "is no service", "choose one of the list of services"));
    Content content = Content.of(filing, service, PublicNames.secret(random));
    String key = Fields.requestKey("requestKey", filing.requestKey());
    Request request =
        key == null
            ? null
            : new Request(
                vault.digest("request_key", channel.text() + " " + key),
                vault.digest("request_body", content.compared(service.code())));
    for (int attempt = 0; attempt < REFERENCE_TRIES; attempt++) {
      ComplaintRow row = fresh(service, channel, content);
      if (Boolean.TRUE.equals(transaction.execute(status -> write(row, clerk, request)))) {
        return filed(row, content);
      }
      if (request != null && store.filedWith(request.key()).isPresent()) {
        return filedBefore(request);
      }
    }
    throw new IllegalStateException("no free reference in " + REFERENCE_TRIES + " attempts");
  }

  private boolean write(ComplaintRow row, @Nullable StaffMember clerk, @Nullable Request request) {
    String enteredBy = clerk == null ? null : clerk.staffId();
    if (!store.add(row, enteredBy, request)) {
      return false;
    }
    Hand hand = clerk == null ? Hand.COMPLAINANT : Hand.STAFF;
    store.addStep(
        new StepRow(
            row.id(),
            1,
            row.filedAt(),
            ComplaintAction.FILE,
            hand.text(),
            enteredBy,
            null,
            null,
            null));
    if (clerk != null) {
      audit.add(clerk.staffId(), "complaint.file", row.reference(), "");
    }
    return true;
  }

  private ComplaintRow fresh(ComplaintService service, Filing.Channel channel, Content content) {
    Instant now = clock.instant();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Allowance allowance = Allowance.from(ServiceDay.dateOf(now), service.workdays());
    return new ComplaintRow(
        id,
        PublicNames.reference(ComplaintLimits.REFERENCE_KIND, region, now, random),
        service.code(),
        channel.text(),
        ComplaintState.RECEIVED,
        now,
        now,
        allowance,
        allowance.dueOn(WorkCalendar.shipped()).orElseThrow(),
        0,
        1,
        null,
        null,
        null,
        vault.seal(id, content));
  }

  /** The same filing came before: it gets the same answer, another under its key does not. */
  private Filed filedBefore(Request request) {
    ComplaintStore.Filed before = store.filedWith(request.key()).orElseThrow();
    if (!before.body().equals(request.body())) {
      throw ProblemException.conflict(
          "request-key-used",
          "requestKey",
          "another complaint was filed with this key",
          "give each complaint a key of its own");
    }
    ComplaintRow row = store.find(before.reference()).orElseThrow();
    return filed(row, vault.open(row.id(), Objects.requireNonNull(row.content())));
  }

  private Filed filed(ComplaintRow row, Content content) {
    ComplaintService service = ComplaintServices.get(row.service());
    LocalDate filedOn = ServiceDay.dateOf(row.filedAt());
    LocalDate due =
        Allowance.from(filedOn, service.workdays()).dueOn(WorkCalendar.shipped()).orElseThrow();
    return new Filed(row.id().toString(), row.reference(), content.secret(), service, due);
  }

  /** The reference of the complaint with this random id, if there is one. */
  public Optional<String> referenceOf(UUID complaintId) {
    return store.find(complaintId).map(ComplaintRow::reference);
  }

  /**
   * The complaint, to whoever has its secret.
   *
   * @param from the address the question comes from, for the limit of 120 an hour
   * @throws ProblemException 404 if reference and secret do not go together, 429
   */
  public ComplaintView follow(String reference, String secret, String from) {
    follows.demand(from);
    ComplaintRow row =
        store
            .find(PublicNames.readReference(ComplaintLimits.REFERENCE_KIND, reference))
            .orElseThrow(Complaints::noSuch);
    demandSecret(row, secret);
    return views.forComplainant(row);
  }

  /** Does what the complainant wants; the secret shows that it is the complainant. */
  public ComplaintOutcome act(String reference, String secret, ComplaintAct act, String from) {
    follows.demand(from);
    return transact(
        reference,
        row -> {
          demandSecret(row, secret);
          return switch (steps.take(row, act, Hand.COMPLAINANT, null)) {
            case ComplaintSteps.Taken.Step(ComplaintRow next) ->
                new ComplaintOutcome.Done(views.forComplainant(next));
            case ComplaintSteps.Taken.None(ComplaintOutcome.Why why) ->
                new ComplaintOutcome.Refused(why, row.state());
          };
        });
  }

  /** Does what a staff member wants, and writes it into the audit. */
  public ComplaintOutcome act(StaffMember member, String reference, ComplaintAct act) {
    return transact(
        reference,
        row ->
            switch (steps.take(row, act, Hand.STAFF, member)) {
              case ComplaintSteps.Taken.Step(ComplaintRow next) -> {
                audit.add(
                    member.staffId(), "complaint." + act.action().text(), row.reference(), "");
                yield new ComplaintOutcome.Done(views.forStaff(next));
              }
              case ComplaintSteps.Taken.None(ComplaintOutcome.Why why) ->
                  new ComplaintOutcome.Refused(why, row.state());
            });
  }

  private ComplaintOutcome transact(
      String reference, Function<ComplaintRow, ComplaintOutcome> work) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                work.apply(
                    store
                        .claim(PublicNames.readReference(ComplaintLimits.REFERENCE_KIND, reference))
                        .orElseThrow(Complaints::noSuch))));
  }

  /** The complaint with everything kept of it; that a staff member looked is written down. */
  public ComplaintView open(StaffMember member, String reference) {
    ComplaintRow row =
        store
            .find(PublicNames.readReference(ComplaintLimits.REFERENCE_KIND, reference))
            .orElseThrow(Complaints::noSuch);
    audit.add(member.staffId(), "complaint.read", row.reference(), "");
    return views.forStaff(row);
  }

  /**
   * What waits for staff, by deadline, at most 200: without contacts and descriptions.
   *
   * @param state one state, or null for all that are open
   * @param service one service, or null for all
   * @param overdueOnly whether to leave out what is still in time
   */
  public List<ComplaintView.Listed> queue(
      @Nullable ComplaintState state, @Nullable String service, boolean overdueOnly) {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    Filter filter =
        new Filter(
            List.of(),
            service == null ? List.of() : List.of(service),
            state == null ? views.open() : List.of(state.text()),
            null,
            null,
            overdueOnly ? today : null);
    return store.queue(filter, ComplaintLimits.QUEUE).stream().map(views::listed).toList();
  }

  /** What the public may know of the complaints that match, newest first, at most 1,000. */
  public List<ComplaintView.Listed> listed(
      List<String> references,
      List<String> services,
      List<String> states,
      @Nullable Instant from,
      @Nullable Instant to) {
    Filter filter = new Filter(references, services, states, from, to, null);
    return store.newest(filter, ComplaintLimits.LISTED).stream().map(views::listed).toList();
  }

  private void demandSecret(ComplaintRow row, String secret) {
    Bytes sealed = row.content();
    byte[] given = PublicNames.readSecret(secret).getBytes(StandardCharsets.UTF_8);
    byte[] kept =
        sealed == null
            ? new byte[0]
            : vault.open(row.id(), sealed).secret().getBytes(StandardCharsets.UTF_8);
    if (sealed == null || !MessageDigest.isEqual(given, kept)) {
      throw noSuch();
    }
  }

  private static ProblemException noSuch() {
    return ProblemException.notFound(
        "reference",
        "is no complaint, or not with this secret",
        "check both, or call the number on the page");
  }
}
