package org.onecard.outlet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.outlet.ImportReport.Change;
import org.onecard.outlet.StarsRule.Ratings;
import org.onecard.storage.ColumnCipher;
import org.onecard.web.ProblemException;
import org.onecard.web.PublicNames;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Outlets: the public finds one that is open, registrars keep them, who was served rates them. */
@Service
public class Outlets {
  private static final Ratings NONE = new Ratings(0, 0, 0);
  private static final int RATED_DAYS = 365;

  private final OutletStore store;
  private final RatingStore ratings;
  private final ColumnCipher cipher;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final SecureRandom random;
  private final Clock clock;
  private final RateLimits attempts;

  Outlets(
      OutletStore store,
      RatingStore ratings,
      ColumnCipher cipher,
      AuditLog audit,
      TransactionTemplate transaction,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.ratings = ratings;
    this.cipher = cipher;
    this.audit = audit;
    this.transaction = transaction;
    this.random = random;
    this.clock = clock;
    this.attempts = new RateLimits(OutletLimits.RATINGS, OutletLimits.RATINGS_PERIOD, clock);
  }

  /**
   * What outlets are looked for.
   *
   * @param place where: a division with all in it, or a zone; null for everywhere
   * @param services what they must do, all of it
   * @param openNow whether to leave out what is closed now
   */
  public record Search(@Nullable PlaceCode place, Set<OutletService> services, boolean openNow) {

    /** Copies the services. */
    public Search {
      services = Set.copyOf(services);
    }

    /** Every outlet. */
    public static Search everything() {
      return new Search(null, Set.of(), false);
    }
  }

  /** The outlets that match and have not closed for good, by code, at most 200. */
  public List<OutletNow> list(Search search) {
    Instant now = clock.instant();
    LocalDate today = ServiceDay.dateOf(now);
    PlaceCode place = search.place();
    Map<String, Ratings> rated = counted(today);
    return store.list().stream()
        .filter(outlet -> !outlet.closed() && outlet.offersAll(search.services()))
        .filter(outlet -> place == null || Places.shipped().within(outlet.place(), place, today))
        .map(outlet -> view(outlet, now, rated))
        .filter(view -> view.open() || !search.openNow())
        .limit(OutletLimits.LISTED)
        .toList();
  }

  /** Every outlet there ever was, by code, for who keeps them. */
  public List<OutletNow> all() {
    Instant now = clock.instant();
    Map<String, Ratings> rated = counted(ServiceDay.dateOf(now));
    return store.list().stream().map(outlet -> view(outlet, now, rated)).toList();
  }

  /** The outlet of this code as it stands now. */
  public Optional<OutletNow> find(String code) {
    Instant now = clock.instant();
    return store.find(code).map(outlet -> view(outlet, now, counted(ServiceDay.dateOf(now))));
  }

  /** The outlet of this code, or a 404 problem. */
  public Outlet get(String code) {
    return store
        .find(code)
        .orElseThrow(
            () -> ProblemException.notFound("code", "is no outlet", "choose one of the list"));
  }

  /**
   * Adds an outlet, or adjusts the one of its code, and writes it into the audit.
   *
   * @throws ProblemException 400 for a field
   */
  public Outlet save(StaffMember registrar, OutletBody body) {
    Instant now = clock.instant();
    Outlet outlet = OutletReader.read(body, ServiceDay.dateOf(now));
    transaction.executeWithoutResult(status -> write(registrar, outlet, now));
    return outlet;
  }

  /**
   * Takes a table of outlets: all of its lines or, with a fault in one, none.
   *
   * @param csv a line for each outlet, the headings first
   * @param dryRun whether only to say what would happen
   */
  public ImportReport importTable(StaffMember registrar, @Nullable String csv, boolean dryRun) {
    Instant now = clock.instant();
    LocalDate today = ServiceDay.dateOf(now);
    List<OutletTable.Line> table = OutletTable.read(csv == null ? "" : csv);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              List<Outlet> read = new ArrayList<>();
              List<ImportReport.Line> lines = new ArrayList<>();
              for (OutletTable.Line line : table) {
                lines.add(line(line, today, read));
              }
              boolean faulty = lines.stream().anyMatch(line -> line.change() == Change.FAULT);
              if (!faulty && !dryRun) {
                read.forEach(outlet -> write(registrar, outlet, now));
              }
              return new ImportReport(!faulty && !dryRun, lines);
            }));
  }

  /**
   * Makes a code that lets who was served rate this outlet once within 30 days. It says nothing of
   * the person, and is told this once.
   *
   * @param occasion what the person came for
   * @throws ProblemException 404 for an outlet, 409 if the outlet has handed out too many today
   */
  public String ratingCode(String code, OutletService occasion) {
    Outlet outlet = get(code);
    LocalDate today = ServiceDay.dateOf(clock.instant());
    if (ratings.codes(outlet.code(), today) >= OutletLimits.CODES_A_DAY) {
      throw ProblemException.conflict(
          "rating-codes-used-up",
          "code",
          "has handed out " + OutletLimits.CODES_A_DAY + " codes today",
          "go on tomorrow");
    }
    String secret = PublicNames.ticket(random);
    ratings.addCode(digest(secret), outlet.code(), occasion, today);
    return secret;
  }

  /**
   * Rates the outlet whose service a code stands for, once.
   *
   * @param score 1, bad, to 5, very good
   * @param punctual whether the person was served in time
   * @param from the address it comes from, for the limit of 60 an hour
   * @return the outlet's code
   * @throws ProblemException 400 for a score, 404 for a code that is none any more, 429
   */
  public String rate(
      @Nullable String code, @Nullable Integer score, @Nullable Boolean punctual, String from) {
    attempts.demand(from);
    if (score == null || score < 1 || score > 5) {
      throw ProblemException.badField("score", "is not from 1 to 5", "give whole stars");
    }
    if (punctual == null) {
      throw ProblemException.badField("punctual", "is missing", "say true or false");
    }
    LocalDate today = ServiceDay.dateOf(clock.instant());
    Bytes digest = digest(PublicNames.readSecret(code == null ? "" : code));
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              RatingStore.Occasion occasion =
                  ratings
                      .take(digest)
                      .filter(
                          found -> !found.madeOn().isBefore(today.minus(OutletLimits.CODE_LIFE)))
                      .orElseThrow(
                          () ->
                              ProblemException.notFound(
                                  "ratingCode",
                                  "is none, or was used, or is older than 30 days",
                                  "check it on your receipt"));
              UUID id = new UUID(random.nextLong(), random.nextLong());
              ratings.addRating(id, occasion, today, score, punctual);
              return occasion.outlet();
            }));
  }

  /** Erases codes nobody used and ratings that are past their time; how many. */
  int erase() {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    return ratings.erase(
        today.minus(OutletLimits.CODE_LIFE), today.minus(OutletLimits.RATINGS_KEPT));
  }

  private ImportReport.Line line(OutletTable.Line line, LocalDate today, List<Outlet> read) {
    String code = line.body().code() == null ? "" : line.body().code();
    try {
      Outlet outlet = OutletReader.read(line.body(), today);
      if (read.stream().anyMatch(before -> before.code().equals(outlet.code()))) {
        throw ProblemException.badField("code", "stands in two lines", "keep one of them");
      }
      read.add(outlet);
      Optional<Outlet> before = store.find(outlet.code());
      List<String> changed = before.map(old -> changed(old, outlet)).orElse(List.of());
      Change change =
          before.isEmpty() ? Change.ADDED : changed.isEmpty() ? Change.SAME : Change.ADJUSTED;
      return new ImportReport.Line(line.number(), outlet.code(), change, changed, null, null, null);
    } catch (ProblemException e) {
      String shown = code.length() > OutletLimits.NAME ? "" : code;
      return new ImportReport.Line(
          line.number(), shown, Change.FAULT, List.of(), e.field(), e.fault(), e.remedy());
    }
  }

  private static List<String> changed(Outlet before, Outlet after) {
    Map<String, String> old = OutletTable.cells(before);
    return OutletTable.cells(after).entrySet().stream()
        .filter(cell -> !cell.getValue().equals(old.get(cell.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void write(StaffMember registrar, Outlet outlet, Instant now) {
    Optional<Outlet> before = store.find(outlet.code());
    if (before.isEmpty() && store.count() >= OutletLimits.OUTLETS) {
      throw ProblemException.conflict(
          "too-many-outlets",
          "code",
          "the region has " + OutletLimits.OUTLETS + " outlets already",
          "adjust one that has closed");
    }
    List<String> changes = before.map(old -> changed(old, outlet)).orElse(List.of("added"));
    if (!changes.isEmpty()) {
      store.save(outlet, registrar.staffId(), now);
      String what = String.join(", ", changes);
      audit.add(registrar.staffId(), "outlet.kept", outlet.code(), what);
    }
  }

  private Map<String, Ratings> counted(LocalDate today) {
    return ratings.ratings(today.minusDays(RATED_DAYS));
  }

  private OutletNow view(Outlet outlet, Instant now, Map<String, Ratings> rated) {
    OpeningHours.Opening opening = outlet.hours().at(now, WorkCalendar.shipped());
    return new OutletNow(
        outlet,
        opening.open() && !outlet.closed(),
        opening.changesAt(),
        StarsRule.of(rated.getOrDefault(outlet.code(), NONE)));
  }

  private Bytes digest(String secret) {
    String plain = secret.replace("-", "");
    return Bytes.of(cipher.lookup("outlet_rating_code", "digest", plain));
  }
}
