package org.onecard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.status.CardStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Layouts, heads and their octets in the database, and the states they are made from. */
@Component
final class StatusStore {
  private static final String SLOT_STATES =
      """
      select b.slot, b.ended_at is not null as ended, c.state, c.suspended_until, c.expires_on
      from card_binding b
      join card_card c on c.resident_id = b.resident_id and c.state <> 'replaced'
      """;
  private static final String CHIP_STATES =
      "select deny_entry, state, suspended_until, expires_on from card_card ";

  private final JdbcClient database;

  StatusStore(JdbcClient database) {
    this.database = database;
  }

  /** The number of code slots given out so far. */
  long slotsIssued() {
    return database
        .sql("select case when is_called then last_value + 1 else 0 end from card_slot_seq")
        .query(Long.class)
        .single();
  }

  /** Takes {@code count} slots for good. */
  List<Long> takeSlots(int count) {
    return database
        .sql("select nextval('card_slot_seq') from generate_series(1, :count)")
        .param("count", count)
        .query(Long.class)
        .list();
  }

  /** The layout of a day: {@code first} if it has none yet, grown for {@code slots}. */
  Segments layOut(Segments first, long slots) {
    database
        .sql("insert into card_status_day values (:day, :ends) on conflict do nothing")
        .param("day", first.expiryDay())
        .param("ends", Columns.longs(first.ends()))
        .update();
    Segments held =
        database
            .sql("select * from card_status_day where expiry_day = :day for update")
            .param("day", first.expiryDay())
            .query((row, number) -> segments(row))
            .single();
    Segments grown = held.grownFor(slots);
    if (!grown.equals(held)) {
      database
          .sql("update card_status_day set segment_ends = :ends where expiry_day = :day")
          .param("day", grown.expiryDay())
          .param("ends", Columns.longs(grown.ends()))
          .update();
    }
    return grown;
  }

  /** The layout of a day. */
  Optional<Segments> segments(long expiryDay) {
    return database
        .sql("select * from card_status_day where expiry_day = :day")
        .param("day", expiryDay)
        .query((row, number) -> segments(row))
        .optional();
  }

  /** The layouts of all days from {@code firstDay}. */
  List<Segments> segmentsFrom(long firstDay) {
    return database
        .sql("select * from card_status_day where expiry_day >= :day order by expiry_day")
        .param("day", firstDay)
        .query((row, number) -> segments(row))
        .list();
  }

  private static Segments segments(ResultSet row) throws SQLException {
    return new Segments(row.getLong("expiry_day"), Columns.longs(row.getArray("segment_ends")));
  }

  /** Reports the states of these residents' slots at {@code now}. */
  void slotStates(Collection<UUID> residents, Instant now, BiConsumer<Long, CardStatus> report) {
    database
        .sql(SLOT_STATES + "where b.resident_id = any(:residents::uuid[])")
        .param("residents", Columns.uuids(residents))
        .query(
            row -> {
              report.accept(row.getLong("slot"), slotStatus(row, now));
            });
  }

  /** Reports the states of all slots from (inclusive) to (exclusive). */
  void slotStates(long from, long to, Instant now, BiConsumer<Long, CardStatus> report) {
    database
        .sql(SLOT_STATES + "where b.slot >= :from and b.slot < :to")
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              report.accept(row.getLong("slot"), slotStatus(row, now));
            });
  }

  /** Reports the states of these residents' chips. */
  void chipStates(Collection<UUID> residents, Instant now, BiConsumer<Bytes, CardStatus> report) {
    database
        .sql(CHIP_STATES + "where resident_id = any(:residents::uuid[])")
        .param("residents", Columns.uuids(residents))
        .query(
            row -> {
              report.accept(entry(row), chipStatus(row, now));
            });
  }

  /** Reports the states of all chips in doubt: an expired chip says so itself. */
  void chipStates(Instant now, BiConsumer<Bytes, CardStatus> report) {
    database
        .sql(CHIP_STATES + "where state <> 'active' and expires_on >= :today")
        .param("today", LocalDate.ofInstant(now, Lifecycle.ZONE))
        .query(
            row -> {
              report.accept(entry(row), chipStatus(row, now));
            });
  }

  private static CardStatus slotStatus(ResultSet row, Instant now) throws SQLException {
    return row.getBoolean("ended") ? CardStatus.REVOKED : stateAt(row, now).status();
  }

  /** A card never made has no chip, and one past its date needs no entry. */
  private static CardStatus chipStatus(ResultSet row, Instant now) throws SQLException {
    CardState state = stateAt(row, now);
    boolean noChip = state == CardState.APPLIED;
    boolean past =
        Columns.date(row, "expires_on").isBefore(LocalDate.ofInstant(now, Lifecycle.ZONE));
    return noChip || past ? CardStatus.UNKNOWN : state.status();
  }

  private static CardState stateAt(ResultSet row, Instant now) throws SQLException {
    return Lifecycle.at(
        Columns.constant(row, "state", CardState.class),
        Columns.instantOrNull(row, "suspended_until"),
        Columns.date(row, "expires_on"),
        now);
  }

  private static Bytes entry(ResultSet row) throws SQLException {
    return Columns.octets(row, "deny_entry");
  }

  /** Takes the next head's number; durable with the transaction. */
  long nextNumber() {
    return database
        .sql("update card_status_counter set number = number + 1 returning number")
        .query(Long.class)
        .single();
  }

  /** Keeps a head, the octets it newly names, and when others were last named. */
  void keep(
      long number,
      Instant issuedAt,
      String json,
      Map<String, byte[]> fresh,
      Collection<String> retired) {
    database
        .sql("insert into card_status_head values (:number, :at, :json)")
        .param("number", number)
        .param("at", Columns.at(issuedAt))
        .param("json", json)
        .update();
    List<String> digests = List.copyOf(fresh.keySet());
    database
        .sql(
            """
            insert into card_status_octets (digest, octets)
            select * from unnest(:digests::text[], :octets::bytea[])
            on conflict (digest) do update set retired_at = null
            """)
        .param("digests", Columns.texts(digests))
        .param("octets", digests.stream().map(fresh::get).toArray(byte[][]::new))
        .update();
    database
        .sql("update card_status_octets set retired_at = :at where digest = any(:digests)")
        .param("at", Columns.at(issuedAt))
        .param("digests", Columns.texts(retired))
        .update();
  }

  /** Octets that were in use when the node stopped and are not among {@code named}. */
  void retireOthers(Collection<String> named, Instant at) {
    database
        .sql(
            """
            update card_status_octets set retired_at = :at
            where retired_at is null and digest <> all(:digests)
            """)
        .param("at", Columns.at(at))
        .param("digests", Columns.texts(named))
        .update();
  }

  /** A head as published. */
  Optional<String> head(long number) {
    return database
        .sql("select json from card_status_head where number = :number")
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** The octets of a shard or deny list. */
  Optional<byte[]> octets(String digest) {
    return database
        .sql("select octets from card_status_octets where digest = :digest")
        .param("digest", digest)
        .query((row, number) -> row.getBytes("octets"))
        .optional();
  }

  /** Deletes what is past its retention. */
  void sweep(Instant headsBefore, long daysBefore) {
    database
        .sql("delete from card_status_head where issued_at < :before")
        .param("before", Columns.at(headsBefore))
        .update();
    database
        .sql("delete from card_status_octets where retired_at < :before")
        .param("before", Columns.at(headsBefore))
        .update();
    database
        .sql("delete from card_status_day where expiry_day < :day")
        .param("day", daysBefore)
        .update();
  }
}
