package org.onecard.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.MessageSeal.Place;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.message.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of all messages, both ways, and the last one of each stream. */
final class MessageLog {
  static final String IN = "in";
  static final String OUT = "out";

  private final JdbcClient jdbc;
  private final MessageSeal seal;

  /** The last message of a stream; sequence 0 and an empty digest before the first. */
  record Last(long sequence, String digest) {}

  /** What was told to a peer and waits for its turn. */
  record Waiting(
      long entry,
      String type,
      String purpose,
      long retentionSeconds,
      String body,
      Instant toldAt) {}

  /** A message under a sequence, perhaps on its way. */
  record Logged(long sequence, String digest, String json) {}

  /** A message as received; {@code content} is empty where an older program wrote it down. */
  record Received(String digest, String content) {}

  MessageLog(JdbcClient jdbc, MessageSeal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  void enqueue(
      Region peer, String type, String purpose, Duration retention, String body, Instant now) {
    long entry =
        jdbc.sql("select nextval(pg_get_serial_sequence('federation_outbox', 'entry'))")
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into federation_outbox
              (entry, peer, type, purpose, retention_seconds, body_sealed, told_at)
            overriding system value values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            entry,
            peer.code(),
            type,
            purpose,
            retention.toSeconds(),
            seal.sealWaiting(entry, body),
            Sql.time(now))
        .update();
  }

  Optional<Waiting> firstWaiting(Region peer) {
    return jdbc.sql(
            """
            select entry, type, purpose, retention_seconds, body_sealed, told_at
            from federation_outbox where peer = ? order by entry limit 1
            """)
        .param(peer.code())
        .query(
            (row, n) ->
                new Waiting(
                    row.getLong("entry"),
                    row.getString("type"),
                    row.getString("purpose"),
                    row.getLong("retention_seconds"),
                    seal.openWaiting(row.getLong("entry"), row.getBytes("body_sealed")),
                    row.getTimestamp("told_at").toInstant()))
        .optional();
  }

  void removeWaiting(long entry) {
    jdbc.sql("delete from federation_outbox where entry = ?").param(entry).update();
  }

  /** Messages that a peer has not acknowledged yet. */
  long depth(Region peer) {
    return jdbc.sql(
            """
            select (select count(*) from federation_outbox where peer = :peer)
                 + (select count(*) from federation_message
                    where peer = :peer and direction = 'out' and stream = 'told'
                      and settled_at is null)
            """)
        .param("peer", peer.code())
        .query(Long.class)
        .single();
  }

  /** The last message of a stream, locked until the transaction ends. */
  Last lock(Region peer, String direction, String stream) {
    jdbc.sql(
            """
            insert into federation_channel (peer, direction, stream, sequence, digest)
            values (?, ?, ?, 0, '') on conflict do nothing
            """)
        .params(peer.code(), direction, stream)
        .update();
    return jdbc.sql(
            """
            select sequence, digest from federation_channel
            where peer = ? and direction = ? and stream = ? for update
            """)
        .params(peer.code(), direction, stream)
        .query((row, n) -> new Last(row.getLong("sequence"), row.getString("digest")))
        .single();
  }

  /** Writes down a message and makes it the last of its stream, unless a later one is. */
  void append(Region peer, String direction, Envelope message, Instant now) {
    jdbc.sql(
            """
            insert into federation_message (direction, peer, stream, sequence, digest, content,
              type, purpose, retention_seconds, at, erase_at, json_sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            direction,
            peer.code(),
            message.stream(),
            message.sequence(),
            message.digest(),
            message.contentDigest(),
            message.type(),
            message.purpose(),
            message.retentionSeconds(),
            Sql.time(now),
            Sql.time(now.plusSeconds(message.retentionSeconds())),
            seal.seal(
                MessageSeal.JSON,
                new Place(direction, peer, message.stream(), message.sequence()),
                message.json()))
        .update();
    jdbc.sql(
            """
            update federation_channel set sequence = ?, digest = ?
            where peer = ? and direction = ? and stream = ? and sequence < ?
            """)
        .params(
            message.sequence(),
            message.digest(),
            peer.code(),
            direction,
            message.stream(),
            message.sequence())
        .update();
  }

  /** The message of this sequence as it was received, if it was. */
  Optional<Received> received(Region peer, String stream, long sequence) {
    return jdbc.sql(
            """
            select digest, content from federation_message
            where direction = 'in' and peer = ? and stream = ? and sequence = ?
            """)
        .params(peer.code(), stream, sequence)
        .query((row, n) -> new Received(row.getString("digest"), row.getString("content")))
        .optional();
  }

  /** The message told to a peer and signed, but not acknowledged. */
  Optional<Logged> underWay(Region peer) {
    return jdbc.sql(
            """
            select sequence, digest, json_sealed from federation_message
            where direction = 'out' and peer = ? and stream = 'told' and settled_at is null
            order by sequence limit 1
            """)
        .param(peer.code())
        .query((row, n) -> logged(peer, row))
        .optional();
  }

  /** Puts the same message under another signature: the key of the first was revoked. */
  void resign(Region peer, String direction, Envelope message) {
    jdbc.sql(
            """
            update federation_message
            set digest = ?, json_sealed = case when json_sealed is not null then ?::bytea end
            where direction = ? and peer = ? and stream = 'told' and sequence = ?
            """)
        .params(
            message.digest(),
            seal.seal(
                MessageSeal.JSON,
                new Place(direction, peer, Stream.TOLD, message.sequence()),
                message.json()),
            direction,
            peer.code(),
            message.sequence())
        .update();
    jdbc.sql(
            """
            update federation_channel set digest = ?
            where peer = ? and direction = ? and stream = 'told' and sequence = ?
            """)
        .params(message.digest(), peer.code(), direction, message.sequence())
        .update();
  }

  /**
   * Writes down the reply that ends an exchange; null where none came. Of an exchange that is not
   * to be kept nothing stays but the digest.
   */
  void settle(
      String direction,
      Region peer,
      String stream,
      long sequence,
      @Nullable String reply,
      Instant now) {
    jdbc.sql(
            """
            update federation_message set settled_at = :now,
              reply_sealed = case when retention_seconds > 0 then :reply::bytea end,
              json_sealed = case when retention_seconds > 0 then json_sealed end
            where direction = :direction and peer = :peer and stream = :stream
              and sequence = :sequence
            """)
        .param(
            "reply",
            seal.sealIfAny(MessageSeal.REPLY, new Place(direction, peer, stream, sequence), reply),
            Types.BINARY)
        .param("now", Sql.time(now))
        .param("direction", direction)
        .param("peer", peer.code())
        .param("stream", stream)
        .param("sequence", sequence)
        .update();
  }

  /** Erases what its purpose no longer needs; digests stay. */
  int erase(Instant now) {
    return jdbc.sql(
            """
            update federation_message set json_sealed = null, reply_sealed = null
            where erase_at < ? and (json_sealed is not null or reply_sealed is not null)
              and (settled_at is not null or direction = 'in' or stream = 'asked')
            """)
        .param(Sql.time(now))
        .update();
  }

  private Logged logged(Region peer, ResultSet row) throws SQLException {
    long sequence = row.getLong("sequence");
    Place place = new Place(OUT, peer, Stream.TOLD, sequence);
    String json = seal.open(place, row.getBytes("json_sealed"));
    return new Logged(sequence, row.getString("digest"), json);
  }
}
