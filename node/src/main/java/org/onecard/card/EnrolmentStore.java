package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes many new holders with a few statements. */
@Component
final class EnrolmentStore {
  private final JdbcClient database;

  EnrolmentStore(JdbcClient database) {
    this.database = database;
  }

  /** Writes the holders, their cards, bindings, authorisations and the start of their history. */
  void add(List<NewHolder> holders, Instant now) {
    addResidents(holders, now);
    addCards(holders, now);
    addHistory(
        holders.stream().filter(holder -> holder.card().state() == CardState.ACTIVE).toList(), now);
    List<NewHolder> bound = holders.stream().filter(holder -> holder.binding() != null).toList();
    if (!bound.isEmpty()) {
      addBindings(bound, now);
      addAuthorisations(bound, now);
    }
  }

  private void addResidents(List<NewHolder> holders, Instant now) {
    database
        .sql(
            """
            insert into card_resident
            select *, :now from unnest(:residents::uuid[], :names::bytea[], :numbers::bytea[],
              :lookups::bytea[], :attributes::bytea[])
            """)
        .param("now", Columns.at(now))
        .param("residents", texts(holders, NewHolder::residentId))
        .param("names", octets(holders, holder -> holder.sealed().nameSealed()))
        .param("numbers", octets(holders, holder -> holder.sealed().numberSealed()))
        .param("lookups", octets(holders, NewHolder::numberLookup))
        .param("attributes", octets(holders, holder -> holder.sealed().attributesSealed()))
        .update();
  }

  private void addCards(List<NewHolder> holders, Instant now) {
    database
        .sql(
            """
            insert into card_card
            select card, resident, number, identification, lookup, deny, account,
              generation, transit, :issued, expires, state, :now, null
            from unnest(:cards::uuid[], :residents::uuid[], :numbers::text[],
              :identifications::bytea[], :lookups::bytea[], :denies::bytea[],
              :accounts::bytea[], :generations::smallint[], :transits::boolean[],
              :expiries::date[], :states::text[])
              as holder(card, resident, number, identification, lookup, deny, account,
                generation, transit, expires, state)
            """)
        .param("issued", LocalDate.ofInstant(now, Lifecycle.ZONE))
        .param("now", Columns.at(now))
        .param("cards", texts(holders, holder -> holder.card().cardId()))
        .param("residents", texts(holders, NewHolder::residentId))
        .param("numbers", texts(holders, holder -> holder.card().cardNumber()))
        .param("identifications", octets(holders, h -> h.medium().identificationSealed()))
        .param("lookups", octets(holders, holder -> holder.medium().identificationLookup()))
        .param("denies", octets(holders, holder -> holder.medium().denyEntry()))
        .param("accounts", octets(holders, holder -> holder.medium().bankAccountSealed()))
        .param("generations", texts(holders, holder -> holder.card().generation()))
        .param("transits", texts(holders, holder -> holder.card().transitFunction()))
        .param("expiries", texts(holders, holder -> holder.card().expiresOn()))
        .param("states", texts(holders, holder -> holder.card().state().text()))
        .update();
  }

  /** The card was made, handed over and put into use at this desk, at once. */
  private void addHistory(List<NewHolder> holders, Instant now) {
    database
        .sql(
            """
            insert into card_history
              (resident_id, card_id, card_number, at, action, from_state, to_state)
            select resident, card, number, :now, action, before, after
            from unnest(:residents::uuid[], :cards::uuid[], :numbers::text[])
              as holder(resident, card, number)
            cross join (values (1, 'produce', 'applied', 'produced'),
              (2, 'deliver', 'produced', 'delivered'),
              (3, 'activate', 'delivered', 'active')) as step(place, action, before, after)
            order by card, place
            """)
        .param("now", Columns.at(now))
        .param("residents", texts(holders, NewHolder::residentId))
        .param("cards", texts(holders, holder -> holder.card().cardId()))
        .param("numbers", texts(holders, holder -> holder.card().cardNumber()))
        .update();
  }

  private void addBindings(List<NewHolder> bound, Instant now) {
    List<BindingRow> bindings = new ArrayList<>();
    for (NewHolder holder : bound) {
      if (holder.binding() != null) {
        bindings.add(holder.binding());
      }
    }
    database
        .sql(
            """
            insert into card_binding (binding_id, resident_id, slot, bound_at)
            select binding, resident, slot, :now
            from unnest(:bindings::bigint[], :residents::uuid[], :slots::bigint[])
              as bound(binding, resident, slot)
            """)
        .param("now", Columns.at(now))
        .param("bindings", texts(bindings, BindingRow::bindingId))
        .param("residents", texts(bindings, BindingRow::residentId))
        .param("slots", texts(bindings, BindingRow::slot))
        .update();
  }

  /** One authorisation as a row. */
  private record Line(long bindingId, LocalDate day, Bytes deviceKey, Bytes value) {}

  private void addAuthorisations(List<NewHolder> bound, Instant now) {
    List<Line> lines = new ArrayList<>();
    for (NewHolder holder : bound) {
      BindingRow binding = holder.binding();
      Cards.DeviceKey device = holder.wish().deviceKey();
      if (binding != null && device != null) {
        for (Cards.DayAuthorisation authorisation : holder.authorisations()) {
          lines.add(
              new Line(
                  binding.bindingId(), authorisation.day(), device.point(), authorisation.value()));
        }
      }
    }
    database
        .sql(
            """
            insert into card_authorisation
            select *, :now
            from unnest(:bindings::bigint[], :days::date[], :keys::bytea[], :values::bytea[])
            """)
        .param("now", Columns.at(now))
        .param("bindings", texts(lines, Line::bindingId))
        .param("days", texts(lines, Line::day))
        .param("keys", octets(lines, Line::deviceKey))
        .param("values", octets(lines, Line::value))
        .update();
  }

  private static <T> String[] texts(List<T> rows, Function<T, Object> value) {
    return Columns.texts(rows.stream().map(value).toList());
  }

  private static <T> byte[][] octets(List<T> rows, Function<T, Bytes> value) {
    return Columns.octets(rows.stream().map(value).toList());
  }
}
