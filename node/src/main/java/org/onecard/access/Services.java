package org.onecard.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.SignInServices.Service;
import org.onecard.access.SignInServices.SignInEntry;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of services and of sign-ins at them. */
@Repository
class Services {
  private static final int MOST = 500;
  private static final String COLUMNS =
      """
      SELECT client_id, secret_digest, region, sector, acceptor_id, title_zh, title_en,
             redirect_uris, disabled_at
      FROM access_service
      """;

  private final JdbcClient jdbc;

  Services(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A service with the digest of its secret. */
  record Kept(Service service, Bytes secretDigest) {}

  void add(Service service, Bytes secretDigest, Instant now) {
    jdbc.sql(
            """
            INSERT INTO access_service
              (client_id, secret_digest, region, sector, acceptor_id, title_zh, title_en,
               redirect_uris, registered_at)
            VALUES (:id, :digest, :region, :sector, :acceptor, :zh, :en, :uris, :now)
            """)
        .param("id", service.clientId())
        .param("digest", secretDigest.toArray())
        .param("region", service.region().code())
        .param("sector", service.sector())
        .param("acceptor", service.acceptorId())
        .param("zh", service.titleZh())
        .param("en", service.titleEn())
        .param("uris", String.join(" ", service.redirectUris()))
        .param("now", Times.utc(now))
        .update();
  }

  Optional<Kept> find(@Nullable String clientId) {
    return jdbc.sql(COLUMNS + "WHERE client_id = :id")
        .param("id", clientId)
        .query(Services::kept)
        .optional();
  }

  List<Service> list() {
    return jdbc
        .sql(COLUMNS + "ORDER BY registered_at DESC, client_id LIMIT :most")
        .param("most", MOST)
        .query(Services::kept)
        .list()
        .stream()
        .map(Kept::service)
        .toList();
  }

  boolean disable(String clientId, Instant now) {
    return jdbc.sql(
                """
                UPDATE access_service SET disabled_at = coalesce(disabled_at, :now)
                WHERE client_id = :id
                """)
            .param("now", Times.utc(now))
            .param("id", clientId)
            .update()
        == 1;
  }

  void noteSignIn(String residentId, String clientId, Instant now) {
    jdbc.sql(
            """
            INSERT INTO access_card_sign_in (resident_id, client_id, at)
            VALUES (:resident, :client, :now)
            """)
        .param("resident", residentId)
        .param("client", clientId)
        .param("now", Times.utc(now))
        .update();
  }

  List<SignInEntry> signInsOf(String residentId, int most) {
    return jdbc.sql(
            """
            SELECT i.at, s.region, s.sector, s.title_zh, s.title_en
            FROM access_card_sign_in i JOIN access_service s USING (client_id)
            WHERE i.resident_id = :resident ORDER BY i.sign_in DESC LIMIT :most
            """)
        .param("resident", residentId)
        .param("most", most)
        .query(
            (row, number) ->
                new SignInEntry(
                    Times.instant(row, "at"),
                    row.getString("region"),
                    row.getString("sector"),
                    row.getString("title_zh"),
                    row.getString("title_en")))
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        new Service(
            row.getString("client_id"),
            Region.of(row.getString("region")),
            row.getString("sector"),
            row.getString("acceptor_id"),
            row.getString("title_zh"),
            row.getString("title_en"),
            List.of(row.getString("redirect_uris").split(" ", -1)),
            row.getObject("disabled_at") == null),
        Bytes.of(row.getBytes("secret_digest")));
  }
}
