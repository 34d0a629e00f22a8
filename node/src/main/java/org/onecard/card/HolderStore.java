package org.onecard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds holders by what was shown, many at a time, and logs what was said of them. */
@Component
final class HolderStore {
  private static final String HOLDER =
      """
      r.resident_id, r.name_sealed, r.number_sealed, r.attributes_sealed, r.number_lookup,
        c.card_id, c.card_number, c.state, c.since, c.suspended_until, c.expires_on,
        c.generation, c.transit_function, c.identification_lookup
      """;

  private final JdbcClient database;

  HolderStore(JdbcClient database) {
    this.database = database;
  }

  /** A resident with a card. */
  record Holder(
      ResidentRow resident, CardRow card, Bytes numberLookup, Bytes identificationLookup) {}

  /** A holder by a binding. */
  record Bound(BindingRow binding, boolean ended, @Nullable UUID guardianshipId, Holder holder) {}

  /** The holders of these bindings with the cards in force. */
  List<Bound> byBinding(Collection<Long> bindingIds) {
    return database
        .sql(
            """
            select b.binding_id, b.slot, b.ended_at is not null as ended, b.guardianship_id, %s
            from card_binding b
            join card_resident r on r.resident_id = b.resident_id
            join card_card c on c.resident_id = b.resident_id and c.state <> 'replaced'
            where b.binding_id = any(:bindings)
            """
                .formatted(HOLDER))
        .param("bindings", Columns.longs(bindingIds))
        .query(
            (row, number) -> {
              Holder holder = holder(row);
              return new Bound(
                  new BindingRow(
                      row.getLong("binding_id"),
                      holder.resident().residentId(),
                      row.getLong("slot")),
                  row.getBoolean("ended"),
                  row.getObject("guardianship_id", UUID.class),
                  holder);
            })
        .list();
  }

  /** The cards that have or had these numbers, with their holders, those in force first. */
  List<Holder> byCardNumber(Collection<String> cardNumbers) {
    return database
        .sql(
            """
            select %s from card_card c join card_resident r on r.resident_id = c.resident_id
            where c.card_number = any(:numbers)
            order by c.state = 'replaced', c.since desc
            """
                .formatted(HOLDER))
        .param("numbers", Columns.texts(cardNumbers))
        .query((row, number) -> holder(row))
        .list();
  }

  private static Holder holder(ResultSet row) throws SQLException {
    return new Holder(
        ResidentStore.resident(row),
        CardStore.card(row),
        Columns.octets(row, "number_lookup"),
        Columns.octets(row, "identification_lookup"));
  }

  /**
   * What was said of one resident, for the log: attributes asked for, and those released.
   *
   * @param guardianshipId of the guardian who showed the card; null where its holder did
   */
  record Said(
      UUID residentId,
      @Nullable UUID guardianshipId,
      HolderQuestion question,
      SortedSet<String> asked,
      SortedSet<String> released) {

    static Said of(
        UUID residentId,
        @Nullable UUID guardianshipId,
        HolderQuestion question,
        Set<Attribute> released) {
      return new Said(
          residentId, guardianshipId, question, names(question.attributes()), names(released));
    }

    /** What makes it one line of the log. */
    private List<String> use() {
      return List.of(
          question.askedBy().code(),
          question.acceptanceId(),
          residentId.toString(),
          question.item());
    }

    private Said plus(Said later) {
      return new Said(
          residentId,
          guardianshipId,
          question,
          both(asked, later.asked),
          both(released, later.released));
    }

    private static SortedSet<String> names(Set<Attribute> attributes) {
      return attributes.stream()
          .map(Attribute::text)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
      SortedSet<String> all = new TreeSet<>(one);
      all.addAll(other);
      return all;
    }
  }

  /**
   * Logs answers. One use is one line, however often it is asked about; what a later question asked
   * and was told is added to it.
   */
  void log(List<Said> answers, Instant now) {
    Collection<Said> said =
        answers.stream()
            .collect(
                Collectors.toMap(Said::use, Function.identity(), Said::plus, LinkedHashMap::new))
            .values();
    database
        .sql(
            """
            insert into card_access_log as use (resident_id, asked_by, acceptance_id, acceptor,
              acceptor_name, sector, item, purpose, asked, released, at, logged_at, guardianship_id)
            select resident, region, acceptance, acceptor, name, sector, item, purpose,
              string_to_array(asked, ' '), string_to_array(released, ' '), at, :now, guardianship
            from unnest(:residents::uuid[], :regions::text[], :acceptances::text[],
              :acceptors::text[], :names::text[], :sectors::text[], :items::text[],
              :purposes::text[], :asked::text[], :released::text[], :times::timestamptz[],
              :guardianships::uuid[])
              as said(resident, region, acceptance, acceptor, name, sector, item, purpose,
                asked, released, at, guardianship)
            on conflict (asked_by, acceptance_id, resident_id, item) do update set
              asked = array(select distinct unnest(use.asked || excluded.asked) order by 1),
              released = array(select distinct unnest(use.released || excluded.released) order by 1)
            where not (use.asked @> excluded.asked and use.released @> excluded.released)
            """)
        .param("now", Columns.at(now))
        .param("residents", texts(said, Said::residentId))
        .param("regions", texts(said, line -> line.question().askedBy()))
        .param("acceptances", texts(said, line -> line.question().acceptanceId()))
        .param("acceptors", texts(said, line -> line.question().acceptor()))
        .param("names", texts(said, line -> line.question().acceptorName()))
        .param("sectors", texts(said, line -> line.question().sector()))
        .param("items", texts(said, line -> line.question().item()))
        .param("purposes", texts(said, line -> line.question().purpose()))
        .param("asked", texts(said, line -> String.join(" ", line.asked())))
        .param("released", texts(said, line -> String.join(" ", line.released())))
        .param("times", texts(said, line -> line.question().at()))
        .param(
            "guardianships",
            said.stream()
                .map(
                    line -> line.guardianshipId() == null ? null : line.guardianshipId().toString())
                .toArray(String[]::new))
        .update();
  }

  /** Writes down what a guardian did for the ward, beside what acceptors asked. */
  void logAct(GuardedCards.Hold hold, Region self, String act, String reference, Instant at) {
    database
        .sql(
            """
            insert into card_access_log (resident_id, asked_by, acceptance_id, acceptor,
              acceptor_name, sector, item, purpose, asked, released, at, logged_at, guardianship_id)
            values (:resident, :region, :reference, 'guardian', 'guardian', 'family', :item,
              'guardianship', '{}', '{}', :at, :at, :guardianship)
            """)
        .param("resident", hold.wardId())
        .param("region", self.code())
        .param("reference", reference)
        .param("item", AccessEntry.GUARDIANS_ACT + act)
        .param("at", Columns.at(at))
        .param("guardianship", hold.guardianshipId())
        .update();
  }

  private static String[] texts(Collection<Said> said, Function<Said, Object> value) {
    return Columns.texts(said.stream().map(value).toList());
  }

  /** The resident's last uses, newest first. */
  List<AccessEntry> lastUses(UUID residentId, int limit) {
    return database
        .sql(
            """
            select at, asked_by, acceptor_name, sector, item, purpose, asked, released,
              guardianship_id
            from card_access_log where resident_id = :resident order by at desc limit :limit
            """)
        .param("resident", residentId)
        .param("limit", limit)
        .query(
            (row, number) ->
                new AccessEntry(
                    Columns.instant(row, "at"),
                    Region.of(row.getString("asked_by")),
                    row.getString("acceptor_name"),
                    row.getString("sector"),
                    row.getString("item"),
                    row.getString("purpose"),
                    Columns.texts(row.getArray("asked")),
                    Columns.texts(row.getArray("released")),
                    row.getObject("guardianship_id", UUID.class)))
        .list();
  }

  /** Deletes lines past their retention. */
  void sweep(Instant before) {
    database
        .sql("delete from card_access_log where logged_at < :before")
        .param("before", Columns.at(before))
        .update();
  }
}
