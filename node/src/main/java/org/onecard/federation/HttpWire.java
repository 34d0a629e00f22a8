package org.onecard.federation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The wire over HTTP: no redirects, every answer bounded in size and in time as a whole. */
final class HttpWire implements Wire, AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(FederationLimits.CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  @Override
  public Reply get(URI address, @Nullable String etag, int maximumOctets, Duration wait)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return exchange(request.build(), maximumOctets, wait);
  }

  @Override
  public Reply post(URI address, String json, int maximumOctets, Duration wait) throws IOException {
    return exchange(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        maximumOctets,
        wait);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Reply exchange(HttpRequest request, int maximumOctets, Duration wait) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maximumOctets));
    try {
      HttpResponse<byte[]> response = answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(null),
          response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + wait.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the wait for a peer was interrupted");
    } catch (ExecutionException e) {
      throw new IOException("the exchange with " + request.uri() + " failed", e.getCause());
    }
  }
}
