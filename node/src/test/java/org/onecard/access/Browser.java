package org.onecard.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.TestNode;

/** Keeps a session's cookie and sends its CSRF token, and follows no redirect. */
public final class Browser {
  private final TestNode node;
  private final String agent;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  /** A browser without a session. */
  public Browser(TestNode node) {
    this(node, "browser of a test");
  }

  /** A browser that calls itself so. */
  public Browser(TestNode node, String agent) {
    this.node = node;
    this.agent = agent;
  }

  /** Signs in at the residents' and desks' page. */
  public HttpResponse<String> signIn(String username, String password) {
    return post("/sign-in", "username=" + encode(username) + "&password=" + encode(password));
  }

  /** Signs in as staff with password and code. */
  public HttpResponse<String> signInAsStaff(String staffId, String password, String code) {
    return post(
        "/staff/sign-in",
        "staffId=%s&password=%s&code=%s"
            .formatted(encode(staffId), encode(password), encode(code)));
  }

  /** Any request with the session's CSRF token and these headers, in pairs. */
  HttpResponse<String> send(String method, String path, String... headers) {
    String csrf = get("/assets/csrf-for-tests").body();
    return send(
        request(path)
            .header("X-CSRF-TOKEN", csrf)
            .headers(headers)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** GET with the session. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** POST of a form with the session and its CSRF token. */
  public HttpResponse<String> post(String path, String form) {
    return send(
        request(path)
            .header("X-CSRF-TOKEN", get("/assets/csrf-for-tests").body())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** POST of a form with a file in it, with the session and its CSRF token. */
  public HttpResponse<String> upload(String path, String field, String value, byte[] file) {
    String parts =
        "--parts\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(field, value)
            + "--parts\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(parts.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--parts--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("X-CSRF-TOKEN", get("/assets/csrf-for-tests").body())
            .header("Content-Type", "multipart/form-data; boundary=parts")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /**
   * POST of a form with a file at its end: {@code head} is all parts before, between {@code
   * --parts} lines.
   */
  public HttpResponse<String> uploadAfter(String path, String head, byte[] file) {
    String end = "\r\n--parts--\r\n";
    return send(
        request(path)
            .header("X-CSRF-TOKEN", get("/assets/csrf-for-tests").body())
            .header("Content-Type", "multipart/form-data; boundary=parts")
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(file),
                    HttpRequest.BodyPublishers.ofString(end))));
  }

  /** A request of the wallet's API with the session and its CSRF token; the body may be absent. */
  public HttpResponse<String> call(String method, String path, @Nullable String json) {
    HttpRequest.BodyPublisher body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    return send(
        request(path)
            .header("X-CSRF-TOKEN", get("/assets/csrf-for-tests").body())
            .header("Content-Type", "application/json")
            .method(method, body));
  }

  /** POST without a CSRF token. */
  public HttpResponse<String> postWithoutCsrf(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The session's cookie of each node. */
  public List<String> sessions() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().matches("onecard-[0-9]{2}"))
        .map(HttpCookie::getValue)
        .toList();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(node.url() + path)).header("User-Agent", agent);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
