package org.onecard.terminal.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.onecard.kernel.region.Region;
import org.onecard.terminal.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves what a node serves to terminals, from memory, and can be told to fail. */
public final class StubNode implements AutoCloseable {
  public final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public final Map<Long, JsonNode> stored = new ConcurrentHashMap<>();
  public final AtomicInteger failures = new AtomicInteger();
  public final AtomicInteger tokens = new AtomicInteger();
  public volatile boolean losesAnswers;
  private final HttpServer server;

  public StubNode(World world) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    put(
        "/api/v1/terminals/gate-1/bundle",
        """
        {"terminal":"gate-1","point":"point-1","place":"500103","acceptor":"acceptor-1",
         "sector":"metro","items":["metro-ride"],"ownRegion":"50"}""");
    put(
        "/trust/v1",
        """
        {"regions":[{"region":"50","fingerprint":"%s"},{"region":"51","fingerprint":"%s"}]}"""
            .formatted(world.fingerprint(World.CHONGQING), world.fingerprint(World.SICHUAN)));
    for (Region region : List.of(World.CHONGQING, World.SICHUAN)) {
      put("/trust/v1/" + region + "/keys", world.keySet(region, 1).json());
    }
    put("/status/v1/51/head", world.head(7).json());
    documents.put("/status/v1/51/shards/" + World.shard().digest(), World.shard().wire());
    documents.put("/status/v1/51/denied/" + World.denied().digest(), World.denied().wire());
    put("/.well-known/onecard/list.json", world.edition().json());
  }

  public void put(String path, String json) {
    documents.put(path, json.getBytes(UTF_8));
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    asked.add(path);
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      answer(exchange, 503, "{}".getBytes(UTF_8));
    } else if (path.equals("/oauth2/token")) {
      String pair = Base64.getEncoder().encodeToString("gates:secret".getBytes(UTF_8));
      boolean known = authorization.equals("Basic " + pair);
      String token = "{\"access_token\":\"t" + tokens.incrementAndGet() + "\",\"expires_in\":300}";
      answer(exchange, known ? 200 : 401, token.getBytes(UTF_8));
    } else if (!authorization.equals("Bearer t" + tokens.get())) {
      answer(exchange, 401, "{}".getBytes(UTF_8));
    } else if (path.equals("/api/v1/acceptances/batch")) {
      byte[] results = store(JsonMapper.shared().readTree(body));
      answer(exchange, losesAnswers ? 500 : 200, results);
      losesAnswers = false;
    } else {
      byte[] document = documents.get(path);
      answer(exchange, document == null ? 404 : 200, document == null ? new byte[0] : document);
    }
  }

  private byte[] store(JsonNode batch) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (JsonNode tap : batch.required("taps")) {
      long sequence = tap.required("sequence").asLong();
      stored.putIfAbsent(sequence, tap);
      String decision = tap.required("decision").asString();
      results.add(Map.of("sequence", sequence, "stored", decision, "decision", decision));
    }
    return JsonMapper.shared().writeValueAsBytes(Map.of("results", results));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
