package org.onecard.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Edition.EditionSignature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts, signatures and editions that count, in the database. */
@Component
class EditionStore {
  private final JdbcClient jdbc;

  EditionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A proposed content. */
  record Draft(Edition content, String digest, String proposedBy) {}

  /** An authority's signature and the content it is for. */
  record Signed(EditionSignature signature, String digest) {}

  /** Keeps a content; the same again changes nothing. */
  void add(Edition draft, Region proposedBy, Instant now) {
    jdbc.sql(
            """
            insert into catalogue_draft (digest, number, json, proposed_by, proposed_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            draft.digest(),
            draft.number(),
            draft.json(),
            proposedBy.code(),
            now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The contents proposed for a number, the earliest first. */
  List<Draft> drafts(long number) {
    return jdbc.sql(
            """
            select json, digest, proposed_by from catalogue_draft
            where number = ? order by proposed_at, digest
            """)
        .param(number)
        .query(
            (row, n) ->
                new Draft(
                    Edition.parse(row.getString("json")),
                    row.getString("digest"),
                    row.getString("proposed_by")))
        .list();
  }

  /** Keeps an authority's one signature for a number; false if there is one already. */
  boolean add(long number, String digest, EditionSignature signature, Instant now) {
    return jdbc.sql(
                """
                insert into catalogue_signature
                  (number, region, digest, key_id, algorithm, value, signed_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                number,
                signature.region().code(),
                digest,
                signature.keyId(),
                signature.algorithm(),
                signature.value(),
                now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** The signatures for a number, by region. */
  List<Signed> signatures(long number) {
    return jdbc.sql(
            """
            select region, digest, key_id, algorithm, value from catalogue_signature
            where number = ? order by region
            """)
        .param(number)
        .query(EditionStore::signed)
        .list();
  }

  /** An authority's one signature for a number. */
  Optional<Signed> signature(long number, Region region) {
    return signatures(number).stream()
        .filter(signed -> signed.signature().region().equals(region))
        .findFirst();
  }

  /** The numbers this authority signed that another was not told of yet. */
  List<Long> untold(Region signer, Region audience) {
    return jdbc.sql(
            """
            select number from catalogue_signature
            where region = ? and number not in
              (select number from catalogue_told where region = ?)
            order by number
            """)
        .params(signer.code(), audience.code())
        .query(Long.class)
        .list();
  }

  /** Remembers that an authority was told; false if it was before. */
  boolean addTold(long number, Region audience) {
    return jdbc.sql(
                "insert into catalogue_told (number, region) values (?, ?) on conflict do nothing")
            .params(number, audience.code())
            .update()
        == 1;
  }

  /** Keeps an edition that counts. */
  void addCounting(Edition edition, Instant now) {
    jdbc.sql(
            """
            insert into catalogue_edition (number, digest, json, counted_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(edition.number(), edition.digest(), edition.json(), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** When an edition came to count here. */
  record Counted(long number, LocalDate effectiveFrom, Instant countedAt) {}

  /** The numbers of the editions that count, the newest first, and since when. */
  List<Counted> counted() {
    return jdbc.sql(
            """
            select number, json::jsonb ->> 'effectiveFrom' as day, counted_at
            from catalogue_edition order by number desc
            """)
        .query(
            (row, n) ->
                new Counted(
                    row.getLong("number"),
                    LocalDate.parse(row.getString("day")),
                    row.getObject("counted_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Every edition that counts, the newest first. */
  List<Edition> counting() {
    return jdbc.sql("select json from catalogue_edition order by number desc")
        .query((row, n) -> Edition.parse(row.getString("json")))
        .list();
  }

  private static Signed signed(ResultSet row, int number) throws SQLException {
    return new Signed(
        new EditionSignature(
            Region.of(row.getString("region")),
            row.getString("key_id"),
            row.getString("algorithm"),
            row.getString("value")),
        row.getString("digest"));
  }
}
