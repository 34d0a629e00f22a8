package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.code.Authorisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bindings and their authorisations in the database. */
@Component
final class BindingStore {
  private final JdbcClient database;

  BindingStore(JdbcClient database) {
    this.database = database;
  }

  /** The binding in force on this seat. */
  Optional<BindingRow> current(Seat seat) {
    return database
        .sql(
            """
            select binding_id, resident_id, slot from card_binding
            where resident_id = :resident and ended_at is null
              and guardianship_id is not distinct from :guardianship::uuid
            """)
        .param("resident", seat.residentId())
        .param("guardianship", seat.guardianshipId())
        .query(
            (row, number) ->
                new BindingRow(
                    row.getLong("binding_id"),
                    Columns.uuid(row, "resident_id"),
                    row.getLong("slot")))
        .optional();
  }

  void add(BindingRow binding, Seat seat, Instant at) {
    database
        .sql(
            """
            insert into card_binding (binding_id, resident_id, slot, bound_at, guardianship_id)
            values (:binding, :resident, :slot, :at, :guardianship::uuid)
            """)
        .param("guardianship", seat.guardianshipId())
        .param("binding", binding.bindingId())
        .param("resident", binding.residentId())
        .param("slot", binding.slot())
        .param("at", Columns.at(at))
        .update();
  }

  void end(BindingRow binding, String reason, Instant at) {
    database
        .sql(
            """
            update card_binding set ended_at = :at, end_reason = :reason
            where binding_id = :binding
            """)
        .param("at", Columns.at(at))
        .param("reason", reason)
        .param("binding", binding.bindingId())
        .update();
  }

  /** Whether the binding has ever authorised this device key. */
  boolean knows(BindingRow binding, Bytes deviceKey) {
    return database
        .sql(
            """
            select exists (select from card_authorisation
              where binding_id = :binding and device_key = :key)
            """)
        .param("binding", binding.bindingId())
        .param("key", deviceKey.toArray())
        .query(Boolean.class)
        .single();
  }

  /** Whether the binding was issued exactly this authorisation, and it is still kept. */
  boolean issued(BindingRow binding, Authorisation authorisation) {
    return database
        .sql(
            """
            select exists (select from card_authorisation
              where binding_id = :binding and device_key = :key and value = :value)
            """)
        .param("binding", binding.bindingId())
        .param("key", authorisation.deviceKey().toArray())
        .param("value", authorisation.octets())
        .query(Boolean.class)
        .single();
  }

  /** The authorisation of this device key for a day. */
  Optional<Authorisation> authorisation(BindingRow binding, LocalDate day, Bytes deviceKey) {
    return database
        .sql(
            """
            select value from card_authorisation
            where binding_id = :binding and day = :day and device_key = :key
            """)
        .param("binding", binding.bindingId())
        .param("day", day)
        .param("key", deviceKey.toArray())
        .query((row, number) -> Authorisation.parse(row.getBytes("value")))
        .optional();
  }

  /** How many device keys the binding has authorised for a day. */
  int keysOn(BindingRow binding, LocalDate day) {
    return database
        .sql(
            """
            select count(*) from card_authorisation where binding_id = :binding and day = :day
            """)
        .param("binding", binding.bindingId())
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  void keep(BindingRow binding, LocalDate day, Authorisation authorisation, Instant at) {
    database
        .sql("insert into card_authorisation values (:binding, :day, :key, :value, :at)")
        .param("binding", binding.bindingId())
        .param("day", day)
        .param("key", authorisation.deviceKey().toArray())
        .param("value", authorisation.octets())
        .param("at", Columns.at(at))
        .update();
  }

  /** Deletes authorisations past their retention. */
  void sweep(LocalDate before) {
    database
        .sql("delete from card_authorisation where day < :before")
        .param("before", before)
        .update();
  }
}
