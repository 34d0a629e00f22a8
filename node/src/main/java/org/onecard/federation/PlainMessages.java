package org.onecard.federation;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.MessageSeal.Place;
import org.onecard.kernel.region.Region;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals messages that an older program wrote down in plain text; afterwards there are none. */
record PlainMessages(JdbcClient jdbc, MessageSeal seal) {
  private static final int BATCH = 500;

  private record Old(Place place, @Nullable String json, @Nullable String reply) {}

  private record OldWaiting(long entry, String body) {}

  void sealAll() {
    List<Old> olds = messages();
    while (!olds.isEmpty()) {
      olds.forEach(this::seal);
      olds = messages();
    }
    List<OldWaiting> waiting = waiting();
    while (!waiting.isEmpty()) {
      waiting.forEach(this::seal);
      waiting = waiting();
    }
  }

  private List<Old> messages() {
    return jdbc.sql(
            """
            select direction, peer, stream, sequence, json, reply from federation_message
            where json is not null or reply is not null limit ?
            """)
        .param(BATCH)
        .query(
            (row, n) ->
                new Old(
                    new Place(
                        row.getString("direction"),
                        Region.of(row.getString("peer")),
                        row.getString("stream"),
                        row.getLong("sequence")),
                    row.getString("json"),
                    row.getString("reply")))
        .list();
  }

  private void seal(Old old) {
    Place place = old.place();
    jdbc.sql(
            """
            update federation_message
            set json_sealed = :json, reply_sealed = :reply, json = null, reply = null
            where direction = :direction and peer = :peer and stream = :stream
              and sequence = :sequence
            """)
        .param("json", seal.sealIfAny(MessageSeal.JSON, place, old.json()), Types.BINARY)
        .param("reply", seal.sealIfAny(MessageSeal.REPLY, place, old.reply()), Types.BINARY)
        .param("direction", place.direction())
        .param("peer", place.peer().code())
        .param("stream", place.stream())
        .param("sequence", place.sequence())
        .update();
  }

  private List<OldWaiting> waiting() {
    return jdbc.sql("select entry, body from federation_outbox where body is not null limit ?")
        .param(BATCH)
        .query((row, n) -> new OldWaiting(row.getLong("entry"), row.getString("body")))
        .list();
  }

  private void seal(OldWaiting old) {
    jdbc.sql("update federation_outbox set body_sealed = ?, body = null where entry = ?")
        .params(seal.sealWaiting(old.entry(), old.body()), old.entry())
        .update();
  }
}
