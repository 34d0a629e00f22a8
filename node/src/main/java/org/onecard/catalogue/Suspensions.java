package org.onecard.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.onecard.catalogue.ItemDesk.Actor;
import org.onecard.catalogue.ListChangeEndpoints.SuspensionView;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suspends one item in the own region at once, and lets it go on; keeps who and why. */
@Component
class Suspensions {
  private static final int SHOWN = 100;

  private final JdbcClient jdbc;
  private final OwnOverlays overlays;
  private final Editions editions;
  private final Clock clock;

  Suspensions(JdbcClient jdbc, OwnOverlays overlays, Editions editions, Clock clock) {
    this.jdbc = jdbc;
    this.overlays = overlays;
    this.editions = editions;
    this.clock = clock;
  }

  SuspensionView set(Actor who, String item, boolean suspended, String reason) {
    Instant now = clock.instant();
    if (editions.inForce(now).flatMap(edition -> edition.find(item)).isEmpty()) {
      throw ProblemException.notFound(
          "code", "no item " + item + " is in force", "GET /api/v1/items for those that are");
    }
    Overlay overlay = overlays.suspend(item, suspended);
    jdbc.sql(
            """
            insert into catalogue_suspension (item, suspended, reason, overlay, staff, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            item,
            suspended,
            reason,
            overlay.number(),
            who.staff(),
            overlay.since().atOffset(ZoneOffset.UTC))
        .update();
    return new SuspensionView(
        item, suspended, reason, overlay.number(), overlay.since().toString());
  }

  /** How one item was suspended and resumed, the newest first. */
  List<ListDesk.Turn> of(String item) {
    return jdbc.sql(
            """
            select suspended, reason, staff, at from catalogue_suspension
            where item = ? order by entry desc limit ?
            """)
        .params(item, SHOWN)
        .query(
            (row, number) ->
                new ListDesk.Turn(
                    row.getBoolean("suspended"),
                    row.getString("reason"),
                    row.getString("staff"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The last suspensions and resumptions, the newest first. */
  List<SuspensionView> newest() {
    return jdbc.sql(
            """
            select item, suspended, reason, overlay, at from catalogue_suspension
            order by entry desc limit ?
            """)
        .param(SHOWN)
        .query(Suspensions::view)
        .list();
  }

  private static SuspensionView view(ResultSet row, int number) throws SQLException {
    return new SuspensionView(
        row.getString("item"),
        row.getBoolean("suspended"),
        row.getString("reason"),
        row.getLong("overlay"),
        row.getObject("at", OffsetDateTime.class).toInstant().toString());
  }
}
