package org.onecard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards and their history in the database. */
@Component
final class CardStore {
  private static final String CARDS =
      """
      select card_id, resident_id, card_number, state, since, suspended_until, expires_on,
        generation, transit_function
      from card_card
      """;

  private final JdbcClient database;

  CardStore(JdbcClient database) {
    this.database = database;
  }

  /** A new medium as it is written, sealed. */
  record Medium(
      Bytes identificationSealed,
      Bytes identificationLookup,
      Bytes denyEntry,
      Bytes bankAccountSealed) {}

  /**
   * One step in a card's life.
   *
   * @param until when a temporary suspension that it begins lapses, else null
   */
  record Step(
      CardRow before, CardAction action, CardState to, Instant at, @Nullable Instant until) {
    CardRow after() {
      return before.in(to, at, until);
    }
  }

  /** The resident's card that no other has replaced, locked against others' steps. */
  Optional<CardRow> lockCurrent(UUID residentId) {
    return current(residentId, " for update");
  }

  /** The resident's card that no other has replaced. */
  Optional<CardRow> current(UUID residentId) {
    return current(residentId, "");
  }

  private Optional<CardRow> current(UUID residentId, String lock) {
    return database
        .sql(CARDS + "where resident_id = :resident and state <> 'replaced'" + lock)
        .param("resident", residentId)
        .query((row, number) -> card(row))
        .optional();
  }

  /** The holder of the card with this number that no other has replaced. */
  Optional<UUID> residentOf(String cardNumber) {
    return database
        .sql(
            "select resident_id from card_card where card_number = :number and state <> 'replaced'")
        .param("number", cardNumber)
        .query(UUID.class)
        .optional();
  }

  /** The cards with these numbers that no other has replaced, locked in one order. */
  List<CardRow> lockByNumber(Collection<String> cardNumbers) {
    return database
        .sql(
            CARDS
                + """
                where card_number = any(:numbers) and state <> 'replaced'
                order by card_id for update
                """)
        .param("numbers", Columns.texts(cardNumbers))
        .query((row, number) -> card(row))
        .list();
  }

  /** Cards that time alone moves on, locked, at most {@code limit}. */
  List<CardRow> lockDue(Instant now, int limit) {
    return database
        .sql(
            CARDS
                + """
                where suspended_until <= :now
                  or (expires_on < :today
                    and state not in ('replaced', 'expired', 'cancelled', 'applied'))
                order by card_id limit :limit for update skip locked
                """)
        .param("now", Columns.at(now))
        .param("today", LocalDate.ofInstant(now, Lifecycle.ZONE))
        .param("limit", limit)
        .query((row, number) -> card(row))
        .list();
  }

  /** The card's bank account number as sealed for that card. */
  Bytes bankAccountSealed(UUID cardId) {
    return database
        .sql("select bank_account_sealed from card_card where card_id = :card")
        .param("card", cardId)
        .query((row, number) -> Columns.octets(row, "bank_account_sealed"))
        .single();
  }

  /** Writes the steps, each card's in order, and their history. */
  void take(List<Step> steps) {
    Map<UUID, Step> last = new LinkedHashMap<>();
    steps.forEach(step -> last.put(step.before().cardId(), step));
    List<Step> ends = List.copyOf(last.values());
    database
        .sql(
            """
            update card_card set state = step.state, since = step.since,
              suspended_until = step.until
            from unnest(:cards::uuid[], :states::text[], :times::timestamptz[],
              :untils::timestamptz[]) as step(card, state, since, until)
            where card_id = step.card
            """)
        .param("cards", texts(ends, step -> step.before().cardId()))
        .param("states", texts(ends, step -> step.to().text()))
        .param("times", texts(ends, Step::at))
        .param(
            "untils",
            ends.stream()
                .map(step -> step.until() == null ? null : step.until().toString())
                .toArray(String[]::new))
        .update();
    record(steps);
  }

  private void record(List<Step> steps) {
    database
        .sql(
            """
            insert into card_history
              (resident_id, card_id, card_number, at, action, from_state, to_state)
            select resident, card, number, at, action, before, after
            from unnest(:residents::uuid[], :cards::uuid[], :numbers::text[],
              :times::timestamptz[], :actions::text[], :befores::text[], :afters::text[])
              with ordinality as step(resident, card, number, at, action, before, after, place)
            order by place
            """)
        .param("residents", texts(steps, step -> step.before().residentId()))
        .param("cards", texts(steps, step -> step.before().cardId()))
        .param("numbers", texts(steps, step -> step.before().cardNumber()))
        .param("times", texts(steps, Step::at))
        .param("actions", texts(steps, step -> step.action().text()))
        .param("befores", texts(steps, step -> step.before().state().text()))
        .param("afters", texts(steps, step -> step.to().text()))
        .update();
  }

  private static String[] texts(List<Step> steps, Function<Step, Object> value) {
    return Columns.texts(steps.stream().map(value).toList());
  }

  /** Adds a card. */
  void add(CardRow card, Medium medium, LocalDate issuedOn) {
    database
        .sql(
            """
            insert into card_card (card_id, resident_id, card_number, identification_sealed,
              identification_lookup, deny_entry, bank_account_sealed, generation,
              transit_function, issued_on, expires_on, state, since)
            values (:card, :resident, :number, :identification, :lookup, :deny, :account,
              :generation, :transit, :issued, :expires, :state, :since)
            """)
        .param("card", card.cardId())
        .param("resident", card.residentId())
        .param("number", card.cardNumber())
        .param("identification", medium.identificationSealed().toArray())
        .param("lookup", medium.identificationLookup().toArray())
        .param("deny", medium.denyEntry().toArray())
        .param("account", medium.bankAccountSealed().toArray())
        .param("generation", card.generation())
        .param("transit", card.transitFunction())
        .param("issued", issuedOn)
        .param("expires", card.expiresOn())
        .param("state", card.state().text())
        .param("since", Columns.at(card.since()))
        .update();
  }

  /** The history of all the resident's cards, newest first. */
  List<Cards.HistoryEntry> history(UUID residentId, int limit) {
    return database
        .sql(
            """
            select at, card_number, action, from_state, to_state from card_history
            where resident_id = :resident order by entry desc limit :limit
            """)
        .param("resident", residentId)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Cards.HistoryEntry(
                    Columns.instant(row, "at"),
                    row.getString("card_number"),
                    Columns.constant(row, "action", CardAction.class),
                    Columns.constant(row, "from_state", CardState.class),
                    Columns.constant(row, "to_state", CardState.class)))
        .list();
  }

  static CardRow card(ResultSet row) throws SQLException {
    return new CardRow(
        Columns.uuid(row, "card_id"),
        Columns.uuid(row, "resident_id"),
        row.getString("card_number"),
        Columns.constant(row, "state", CardState.class),
        Columns.instant(row, "since"),
        Columns.instantOrNull(row, "suspended_until"),
        Columns.date(row, "expires_on"),
        row.getInt("generation"),
        row.getBoolean("transit_function"));
  }
}
