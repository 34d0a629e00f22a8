package org.onecard.outlet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.outlet.StarsRule.Ratings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of ratings and of the codes that allow them. */
@Component
final class RatingStore {
  private final JdbcClient database;

  RatingStore(JdbcClient database) {
    this.database = database;
  }

  /** The service that a code stands for. */
  record Occasion(String outlet, OutletService service, LocalDate madeOn) {}

  void addCode(Bytes digest, String outlet, OutletService occasion, LocalDate today) {
    database
        .sql(
            """
            INSERT INTO outlet_rating_code (digest, outlet, occasion, made_on)
            VALUES (:digest, :outlet, :occasion, :today)
            """)
        .param("digest", digest.toArray())
        .param("outlet", outlet)
        .param("occasion", occasion.text())
        .param("today", today)
        .update();
  }

  /** How many codes an outlet handed out on a day that are not used yet. */
  long codes(String outlet, LocalDate day) {
    return database
        .sql("SELECT count(*) FROM outlet_rating_code WHERE outlet = :outlet AND made_on = :day")
        .param("outlet", outlet)
        .param("day", day)
        .query(Long.class)
        .single();
  }

  /** Uses a code up; of two who try at once, one gets it. */
  Optional<Occasion> take(Bytes digest) {
    return database
        .sql(
            """
            DELETE FROM outlet_rating_code WHERE digest = :digest
            RETURNING outlet, occasion, made_on
            """)
        .param("digest", digest.toArray())
        .query(
            (row, number) ->
                new Occasion(
                    row.getString("outlet"),
                    OutletReader.one(OutletService.class, "occasion", row.getString("occasion")),
                    row.getObject("made_on", LocalDate.class)))
        .optional();
  }

  void addRating(UUID id, Occasion occasion, LocalDate today, int score, boolean punctual) {
    database
        .sql(
            """
            INSERT INTO outlet_rating (rating_id, outlet, occasion, given_on, score, punctual)
            VALUES (:id, :outlet, :occasion, :today, :score, :punctual)
            """)
        .param("id", id)
        .param("outlet", occasion.outlet())
        .param("occasion", occasion.service().text())
        .param("today", today)
        .param("score", score)
        .param("punctual", punctual)
        .update();
  }

  /** What counts for each outlet that was rated after {@code since}. */
  Map<String, Ratings> ratings(LocalDate since) {
    Map<String, Ratings> found = new HashMap<>();
    database
        .sql(
            """
            SELECT outlet, count(*) AS count, sum(score) AS sum,
              count(*) FILTER (WHERE punctual) AS punctual
            FROM outlet_rating WHERE given_on > :since GROUP BY outlet
            """)
        .param("since", since)
        .query(
            row -> {
              found.put(
                  row.getString("outlet"),
                  new Ratings(row.getLong("count"), row.getLong("sum"), row.getLong("punctual")));
            });
    return found;
  }

  /** Erases codes and ratings from before these days; how many rows. */
  int erase(LocalDate codesBefore, LocalDate ratingsBefore) {
    return database
            .sql("DELETE FROM outlet_rating_code WHERE made_on < :day")
            .param("day", codesBefore)
            .update()
        + database
            .sql("DELETE FROM outlet_rating WHERE given_on < :day")
            .param("day", ratingsBefore)
            .update();
  }
}
