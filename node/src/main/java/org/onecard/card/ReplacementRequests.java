package org.onecard.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holders' requests for a new card, until a desk has replaced the old one. */
@Component
public class ReplacementRequests {
  private final JdbcClient database;
  private final CardStore cards;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReplacementRequests(
      JdbcClient database, CardStore cards, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.cards = cards;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A request that waits for a desk.
   *
   * @param residentId whose card is to be replaced
   */
  public record Waiting(
      String requestId, String residentId, ReplacementReason reason, Instant askedAt) {}

  /** What came of asking. */
  public sealed interface Asked {
    /** The request waits; the same wish again finds the request there is. */
    record Open(Waiting request) implements Asked {}

    /** A card in this state is not replaced. */
    record NotReplaceable(CardState state) implements Asked {}

    /** The card is good until {@code expiresOn}: it may be replaced for age from {@code from}. */
    record TooEarly(LocalDate expiresOn, LocalDate from) implements Asked {}
  }

  /** The first day on which a card may be replaced for its age; its holder is reminded then. */
  public static LocalDate remindedFrom(LocalDate expiresOn) {
    return expiresOn.minus(CardLimits.EXPIRY_REMINDER);
  }

  /** Asks for a new card in place of the resident's, once. */
  public Asked ask(String residentId, ReplacementReason reason) {
    UUID resident = UUID.fromString(residentId);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return transaction.execute(status -> ask(resident, reason, now));
  }

  private Asked ask(UUID resident, ReplacementReason reason, Instant now) {
    CardRow card =
        cards
            .lockCurrent(resident)
            .map(row -> row.asOf(now))
            .orElseThrow(
                () ->
                    ProblemException.notFound("card", "there is no card", "ask at a service desk"));
    Optional<Waiting> before = waiting(resident);
    if (before.isPresent()) {
      return new Asked.Open(before.get());
    }
    if (!mayBeReplaced(card.state())) {
      return new Asked.NotReplaceable(card.state());
    }
    LocalDate from = remindedFrom(card.expiresOn());
    if (reason == ReplacementReason.EXPIRING
        && LocalDate.ofInstant(now, Lifecycle.ZONE).isBefore(from)) {
      return new Asked.TooEarly(card.expiresOn(), from);
    }
    UUID request = UUID.randomUUID();
    database
        .sql(
            """
            insert into card_replacement_request (request_id, resident_id, reason, asked_at)
            values (:request, :resident, :reason, :at)
            """)
        .param("request", request)
        .param("resident", resident)
        .param("reason", reason.text())
        .param("at", Columns.at(now))
        .update();
    return new Asked.Open(new Waiting(request.toString(), resident.toString(), reason, now));
  }

  /** The resident's request that waits, if any. */
  public Optional<Waiting> waiting(String residentId) {
    return waiting(UUID.fromString(residentId));
  }

  private Optional<Waiting> waiting(UUID resident) {
    return open("where resident_id = :resident and ended_at is null", resident, 1).stream()
        .findFirst();
  }

  /** The requests that wait for a desk, the oldest first, at most 200. */
  public List<Waiting> allWaiting() {
    return open("where ended_at is null order by asked_at", null, CardLimits.LINES);
  }

  /** Takes the resident's request back; false if none waits. */
  public boolean withdraw(String residentId) {
    return end(UUID.fromString(residentId), "withdrawn", clock.instant());
  }

  /** Ends the resident's request, in the transaction that replaced the card. */
  void replaced(UUID resident, Instant at) {
    end(resident, "replaced", at);
  }

  /** Deletes requests past their retention. */
  void sweep(Instant now) {
    database
        .sql("delete from card_replacement_request where ended_at < :before")
        .param("before", Columns.at(now.minus(CardLimits.REQUESTS_KEPT)))
        .update();
  }

  /** Whether the lifecycle lets a desk replace a card in this state. */
  static boolean mayBeReplaced(CardState state) {
    return Lifecycle.of(state, CardAction.REPLACE) instanceof Lifecycle.Transition.To;
  }

  private boolean end(UUID resident, String outcome, Instant at) {
    return database
            .sql(
                """
                update card_replacement_request set ended_at = :at, outcome = :outcome
                where resident_id = :resident and ended_at is null
                """)
            .param("at", Columns.at(at))
            .param("outcome", outcome)
            .param("resident", resident)
            .update()
        > 0;
  }

  private List<Waiting> open(String condition, @Nullable UUID resident, int limit) {
    JdbcClient.StatementSpec query =
        database
            .sql(
                "select request_id, resident_id, reason, asked_at from card_replacement_request "
                    + condition
                    + " limit :limit")
            .param("limit", limit);
    return (resident == null ? query : query.param("resident", resident))
        .query(
            (row, number) ->
                new Waiting(
                    Columns.uuid(row, "request_id").toString(),
                    Columns.uuid(row, "resident_id").toString(),
                    ReplacementReason.find(row.getString("reason")).orElseThrow(),
                    Columns.instant(row, "asked_at")))
        .list();
  }
}
