package org.onecard.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.StringUtils;

/** The table of registered clients. */
@Repository
class Clients {
  private final JdbcClient jdbc;

  Clients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a client; false where its id is taken. */
  boolean add(Client client, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO access_client
                  (client_id, secret_digest, scopes, acceptor_id, registered_at)
                VALUES (:id, :digest, :scopes, :acceptor, :now)
                ON CONFLICT (client_id) DO NOTHING
                """)
            .param("id", client.clientId())
            .param("digest", client.secretDigest().toArray())
            .param("scopes", String.join(" ", client.scopes()))
            .param("acceptor", client.acceptorId())
            .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<Client> find(@Nullable String clientId) {
    return jdbc.sql(
            """
            SELECT client_id, secret_digest, scopes, acceptor_id
            FROM access_client WHERE client_id = :id
            """)
        .param("id", clientId)
        .query(Clients::client)
        .optional();
  }

  private static Client client(ResultSet row, int number) throws SQLException {
    return new Client(
        row.getString("client_id"),
        Bytes.of(row.getBytes("secret_digest")),
        Set.of(StringUtils.delimitedListToStringArray(row.getString("scopes"), " ")),
        row.getString("acceptor_id"));
  }
}
