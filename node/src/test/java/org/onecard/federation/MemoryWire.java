package org.onecard.federation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.http.ResponseEntity;

/** Joins nodes of one JVM; it can be cut, and can alter what it carries. */
final class MemoryWire implements Wire {
  private final Map<String, FederationRoom> rooms = new ConcurrentHashMap<>();
  private final Set<String> down = ConcurrentHashMap.newKeySet();
  final List<String> fetched = new CopyOnWriteArrayList<>();
  final List<String> posted = new CopyOnWriteArrayList<>();
  UnaryOperator<String> onRequest = text -> text;
  UnaryOperator<String> onReply = text -> text;

  void join(String host, FederationRoom room) {
    rooms.put(host, room);
  }

  void cut(String host) {
    down.add(host);
  }

  void mend(String host) {
    down.remove(host);
  }

  @Override
  public Reply get(URI address, @Nullable String etag, int maximumOctets, Duration wait)
      throws IOException {
    PublicEndpoints endpoints = new PublicEndpoints(room(address));
    fetched.add(address.getPath());
    List<String> path = new ArrayList<>(List.of(address.getPath().substring(1).split("/")));
    try {
      ResponseEntity<byte[]> answer =
          switch (path.getLast()) {
            case "keys.json" -> endpoints.ownKeys();
            case "head" -> endpoints.head(path.get(2));
            default -> endpoints.shard(path.get(2), path.getLast());
          };
      String fresh = answer.getHeaders().getETag();
      if (etag != null && etag.equals(fresh)) {
        return new Reply(304, fresh, new byte[0]);
      }
      byte[] body = answer.getBody() == null ? new byte[0] : answer.getBody();
      return new Reply(200, fresh, fresh == null ? body : altered(body));
    } catch (ProblemException e) {
      return new Reply(e.status().value(), null, new byte[0]);
    }
  }

  @Override
  public Reply post(URI address, String json, int maximumOctets, Duration wait) throws IOException {
    FederationRoom room = room(address);
    posted.add(json);
    String sent = onRequest.apply(json);
    try {
      String answer =
          address.getPath().equals(Teller.MESSAGES_PATH)
              ? room.inbox().receive(sent)
              : room.desk().answer(sent);
      return new Reply(200, null, altered(answer.getBytes(StandardCharsets.UTF_8)));
    } catch (ProblemException e) {
      return new Reply(
          e.status().value(),
          null,
          e.toProblemDetail().toString().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      return new Reply(500, null, new byte[0]);
    }
  }

  private byte[] altered(byte[] body) {
    return onReply.apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private FederationRoom room(URI address) throws IOException {
    FederationRoom room = rooms.get(address.getHost());
    if (room == null || down.contains(address.getHost())) {
      throw new ConnectException(address.getHost() + " is down");
    }
    return room;
  }
}
