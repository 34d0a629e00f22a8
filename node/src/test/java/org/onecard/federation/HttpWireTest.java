package org.onecard.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWireTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HttpWire wire = new HttpWire();
  private final CountDownLatch answer = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    serve("/ten", "0123456789");
    server.createContext(
        "/etag",
        exchange -> {
          boolean known = "\"a\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().add("ETag", "\"a\"");
          exchange.sendResponseHeaders(known ? 304 : 200, -1);
          exchange.close();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/ten");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/trickle",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  private void serve(String path, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] octets = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    answer.countDown();
    server.stop(0);
    wire.close();
  }

  @Test
  void readsNoMoreThanItAskedFor() throws IOException {
    assertThat(wire.get(at("/ten"), null, 10, LONG).body()).hasSize(10);
    assertThatThrownBy(() -> wire.get(at("/ten"), null, 9, LONG)).isInstanceOf(IOException.class);
  }

  @Test
  void waitsNoLongerThanAskedForTheWholeAnswer() {
    assertThatThrownBy(() -> wire.post(at("/trickle"), "{}", 10, Duration.ofMillis(50)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void fetchesOnlyWhatChanged() throws IOException {
    Wire.Reply first = wire.get(at("/etag"), null, 10, LONG);
    assertThat(first.ok()).isTrue();
    assertThat(wire.get(at("/etag"), first.etag(), 10, LONG).unchanged()).isTrue();
  }

  @Test
  void followsNoRedirect() throws IOException {
    assertThat(wire.get(at("/moved"), null, 10, LONG).status()).isEqualTo(302);
  }

  @Test
  void peerThatIsNotThereIsAnIoFault() {
    server.stop(0);
    assertThatThrownBy(() -> wire.get(at("/ten"), null, 10, LONG)).isInstanceOf(IOException.class);
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }
}
