package org.onecard.outlet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.Role;
import org.onecard.access.Staff;
import org.onecard.access.StaffMember;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.outlet.VisitRow.Plan;
import org.onecard.outlet.VisitRow.Report;
import org.onecard.web.ProblemException;
import org.onecard.web.PublicNames;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Home visits: who cannot come asks, a lead sets a day and two clerks, both say how it went. */
@Service
public class Visits {
  private static final char KIND = 'V';
  private static final int REFERENCE_TRIES = 5;

  private final VisitStore store;
  private final VisitVault vault;
  private final Staff staff;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Region region;
  private final SecureRandom random;
  private final Clock clock;
  private final RateLimits requests;
  private final RateLimits follows;

  Visits(
      VisitStore store,
      VisitVault vault,
      Staff staff,
      AuditLog audit,
      TransactionTemplate transaction,
      Region region,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.staff = staff;
    this.audit = audit;
    this.transaction = transaction;
    this.region = region;
    this.random = random;
    this.clock = clock;
    this.requests = new RateLimits(OutletLimits.VISITS, OutletLimits.VISITS_PERIOD, clock);
    this.follows = new RateLimits(OutletLimits.FOLLOWS, OutletLimits.VISITS_PERIOD, clock);
  }

  /**
   * A visit that was asked for.
   *
   * @param secret with the reference it opens the request; told this once
   * @param dueOn the last day to come
   */
  public record Asked(String reference, String secret, LocalDate dueOn) {}

  /**
   * Takes a request from whoever asks.
   *
   * @param from the address it comes from, for the limit of 20 an hour
   * @throws ProblemException 400 for a field, 429
   */
  public Asked ask(VisitRequest request, String from) {
    requests.demand(from);
    return ask(request, "online", null);
  }

  /** Takes a request that this clerk was told on the telephone or at a counter. */
  public Asked askByTelephone(VisitRequest request, StaffMember clerk) {
    return ask(request, "telephone", clerk);
  }

  private Asked ask(VisitRequest request, String channel, @Nullable StaffMember clerk) {
    Instant now = clock.instant();
    LocalDate today = ServiceDay.dateOf(now);
    OutletService service = OutletReader.one(OutletService.class, "service", request.service());
    VisitNeed need = OutletReader.one(VisitNeed.class, "need", request.need());
    PlaceCode place = OutletReader.place(request.place(), today);
    VisitContent content = VisitContent.of(request, PublicNames.secret(random));
    LocalDate due = WorkCalendar.shipped().workday(today, OutletLimits.VISIT_WORKDAYS);
    for (int attempt = 0; attempt < REFERENCE_TRIES; attempt++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      VisitRow row =
          new VisitRow(
              id,
              PublicNames.reference(KIND, region, now, random),
              service,
              need,
              place,
              channel,
              VisitState.ASKED,
              now,
              now,
              due,
              null,
              null,
              0,
              vault.seal(id, content));
      if (Boolean.TRUE.equals(transaction.execute(status -> write(row, clerk)))) {
        return new Asked(row.reference(), content.secret(), due);
      }
    }
    throw new IllegalStateException("no free reference in " + REFERENCE_TRIES + " attempts");
  }

  private boolean write(VisitRow row, @Nullable StaffMember clerk) {
    boolean added = store.add(row);
    if (added && clerk != null) {
      audit.add(clerk.staffId(), "visit.ask", row.reference(), "");
    }
    return added;
  }

  /**
   * The visit, to whoever has its secret.
   *
   * @throws ProblemException 404 if reference and secret do not go together, 429
   */
  public VisitView follow(String reference, String secret, String from) {
    follows.demand(from);
    VisitRow row = store.find(read(reference)).orElseThrow(Visits::noSuch);
    demandSecret(row, secret);
    return VisitView.of(row, today(), null);
  }

  /** Takes a request back; the secret shows that it is who asked. */
  public VisitRuling withdraw(String reference, String secret, String from) {
    follows.demand(from);
    return transact(
        reference,
        null,
        "withdraw",
        row -> {
          demandSecret(row, secret);
          return VisitLife.withdraw(row, clock.instant());
        });
  }

  /** What is open, what is due first standing first, at most 200: without names and addresses. */
  public List<VisitView> open() {
    return store.open().stream().map(row -> forStaff(row, null)).toList();
  }

  /** The visit with whom it is for; that a member looked is written down. */
  public VisitView read(StaffMember member, String reference) {
    VisitRow row = store.find(read(reference)).orElseThrow(Visits::noSuch);
    audit.add(member.staffId(), "visit.read", row.reference(), "");
    Bytes sealed = row.content();
    if (sealed == null) {
      return forStaff(row, null);
    }
    VisitContent content = vault.open(row.id(), sealed);
    return forStaff(
        row,
        new VisitView.Contact(
            content.name(), content.telephone(), content.address(), content.note()));
  }

  /** The clerks who can be sent, by id. */
  public List<StaffMember> clerks() {
    return staff.list().stream()
        .filter(member -> member.active() && member.has(Role.CLERK))
        .toList();
  }

  /**
   * Sets the day of a visit and the two who go.
   *
   * @throws ProblemException 400 for who is no clerk, 404
   */
  public VisitRuling plan(
      StaffMember lead, String reference, LocalDate day, String firstClerk, String secondClerk) {
    requireClerk("firstClerk", firstClerk);
    requireClerk("secondClerk", secondClerk);
    Plan plan = new Plan(day, firstClerk, secondClerk);
    return transact(
        reference, lead, "plan", row -> VisitLife.plan(row, plan, today(), clock.instant()));
  }

  /** Says how it went; it counts when the other of the two says the same. */
  public VisitRuling report(StaffMember clerk, String reference, VisitOutcome outcome) {
    Report report = new Report(clerk.staffId(), outcome);
    return transact(
        reference,
        clerk,
        "report-" + outcome.text(),
        row -> VisitLife.report(row, report, today(), clock.instant()));
  }

  /** Takes an own report back, before the other has agreed. */
  public VisitRuling takeBack(StaffMember clerk, String reference) {
    return transact(
        reference,
        clerk,
        "take-back",
        row -> VisitLife.takeBack(row, clerk.staffId(), clock.instant()));
  }

  /** Erases whom visits were for that ended long ago; how many. */
  int erase() {
    LocalDate before = today().minus(OutletLimits.VISIT_KEPT);
    return store.erase(new ServiceDay(before).startsAt(0));
  }

  private VisitRuling transact(
      String reference,
      @Nullable StaffMember member,
      String act,
      Function<VisitRow, VisitLife.Taken> step) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              VisitRow row = store.claim(read(reference)).orElseThrow(Visits::noSuch);
              return switch (step.apply(row)) {
                case VisitLife.Taken.Step(VisitRow next) -> {
                  store.save(next);
                  if (member != null) {
                    audit.add(member.staffId(), "visit." + act, row.reference(), "");
                  }
                  yield new VisitRuling.Done(
                      member == null ? VisitView.of(next, today(), null) : forStaff(next, null));
                }
                case VisitLife.Taken.None(VisitRefusal why) -> new VisitRuling.Refused(why);
              };
            }));
  }

  private VisitView forStaff(VisitRow row, VisitView.@Nullable Contact contact) {
    Plan plan = row.plan();
    Report report = row.report();
    return VisitView.of(
        row,
        today(),
        new VisitView.ForStaff(
            plan == null ? null : plan.firstClerk(),
            plan == null ? null : plan.secondClerk(),
            report == null ? null : report.reporter(),
            contact));
  }

  private void requireClerk(String field, String staffId) {
    if (clerks().stream().noneMatch(clerk -> clerk.staffId().equals(staffId))) {
      throw ProblemException.badField(field, "is no clerk at work", "choose one of the list");
    }
  }

  private void demandSecret(VisitRow row, String secret) {
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

  private LocalDate today() {
    return ServiceDay.dateOf(clock.instant());
  }

  private static String read(String reference) {
    return PublicNames.readReference(KIND, reference);
  }

  private static ProblemException noSuch() {
    return ProblemException.notFound(
        "reference", "is no visit, or not with this secret", "check both, or call the outlet");
  }
}
