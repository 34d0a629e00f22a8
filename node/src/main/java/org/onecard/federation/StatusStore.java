package org.onecard.federation;

import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusHead;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Peers' heads and the octets they name, in the database. */
final class StatusStore {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  StatusStore(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  Optional<String> newestHead(Region region) {
    return jdbc.sql(
            """
            select json from federation_status_head
            where region = ? order by number desc limit 1
            """)
        .param(region.code())
        .query(String.class)
        .optional();
  }

  /** The highest number ever kept of a region, for the newest head is not pruned; else -1. */
  long newestNumber(Region region) {
    return jdbc.sql("select coalesce(max(number), -1) from federation_status_head where region = ?")
        .param(region.code())
        .query(Long.class)
        .single();
  }

  Optional<String> head(Region region, long number) {
    return jdbc.sql("select json from federation_status_head where region = ? and number = ?")
        .params(region.code(), number)
        .query(String.class)
        .optional();
  }

  Optional<byte[]> octets(Region region, String digest) {
    return jdbc.sql("select octets from federation_status_octets where region = ? and digest = ?")
        .params(region.code(), digest)
        .query(byte[].class)
        .optional();
  }

  /** Keeps a head with what arrived for it, and releases what only the one before named. */
  void take(
      StatusHead head,
      Map<String, byte[]> arrived,
      Set<String> named,
      Set<String> released,
      Instant now) {
    String region = head.region().code();
    transactions.executeWithoutResult(
        status -> {
          arrived.forEach((digest, octets) -> insertOctets(region, digest, octets));
          setReleased(region, named, null);
          setReleased(region, released, now);
          jdbc.sql(
                  """
                  update federation_status_head set superseded_at = ?
                  where region = ? and superseded_at is null
                  """)
              .params(Sql.time(now), region)
              .update();
          jdbc.sql(
                  """
                  insert into federation_status_head (region, number, json, received_at)
                  values (?, ?, ?, ?)
                  """)
              .params(region, head.number(), head.json(), Sql.time(now))
              .update();
        });
  }

  /** Removes what was superseded before {@code limit}. */
  void prune(Instant limit) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql("delete from federation_status_head where superseded_at < ?")
              .param(Sql.time(limit))
              .update();
          jdbc.sql("delete from federation_status_octets where released_at < ?")
              .param(Sql.time(limit))
              .update();
        });
  }

  private void insertOctets(String region, String digest, byte[] octets) {
    jdbc.sql(
            """
            insert into federation_status_octets (region, digest, octets) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(region, digest, octets)
        .update();
  }

  private void setReleased(String region, Set<String> digests, @Nullable Instant at) {
    if (digests.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update federation_status_octets set released_at = :at
            where region = :region and digest = any(:digests)
              and released_at is distinct from :at
            """)
        .param("at", at == null ? null : Sql.time(at), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("region", region)
        .param("digests", digests.toArray(String[]::new))
        .update();
  }
}
