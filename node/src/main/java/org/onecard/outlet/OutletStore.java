package org.onecard.outlet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of outlets. */
@Component
final class OutletStore {
  private final JdbcClient database;
  private final JsonMapper json;

  OutletStore(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All outlets by code. */
  List<Outlet> list() {
    return database
        .sql("SELECT content FROM outlet_outlet ORDER BY code LIMIT :most")
        .param("most", OutletLimits.OUTLETS)
        .query(this::outlet)
        .list();
  }

  Optional<Outlet> find(String code) {
    return database
        .sql("SELECT content FROM outlet_outlet WHERE code = :code")
        .param("code", code)
        .query(this::outlet)
        .optional();
  }

  long count() {
    return database.sql("SELECT count(*) FROM outlet_outlet").query(Long.class).single();
  }

  /** Adds the outlet, or puts it in the place of what stands there. */
  void save(Outlet outlet, String staffId, Instant now) {
    database
        .sql(
            """
            INSERT INTO outlet_outlet
              (code, place, closed, version, changed_at, changed_by, content)
            VALUES (:code, :place, :closed, 1, :at, :by, :content::jsonb)
            ON CONFLICT (code) DO UPDATE SET place = excluded.place, closed = excluded.closed,
              version = outlet_outlet.version + 1, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by, content = excluded.content
            """)
        .param("code", outlet.code())
        .param("place", outlet.place().text())
        .param("closed", outlet.closed())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("by", staffId)
        .param("content", json.writeValueAsString(OutletBody.of(outlet)))
        .update();
  }

  /** What was stored was checked when it came, by the places of that day. */
  private Outlet outlet(ResultSet row, int number) throws SQLException {
    OutletBody body = json.readValue(row.getString("content"), OutletBody.class);
    return OutletReader.stored(body);
  }
}
