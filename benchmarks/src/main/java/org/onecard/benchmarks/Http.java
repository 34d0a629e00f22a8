package org.onecard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kept-alive HTTP/1.1 connection that sends ready-made requests: the client is to take as
 * little of the two cores as it can.
 */
final class Http implements AutoCloseable {
  private static final int LINE_LIMIT = 8_192;
  private static final int BUFFER = 16_384;

  private final URI address;
  private Socket socket;
  private InputStream in;

  Http(URI address) throws IOException {
    this.address = address;
    this.socket = connect(address);
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** A status and a body. */
  record Answer(int status, String body) {}

  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = -1;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      last |= lower.equals("connection: close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    String body = chunked ? chunks() : new String(in.readNBytes(Math.max(length, 0)), UTF_8);
    if (last) {
      socket.close();
      socket = connect(address);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), body);
  }

  /** An access token by client credentials. */
  static String token(URI address, String clientId, String clientSecret) {
    String pair =
        Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(UTF_8));
    String body = "grant_type=client_credentials&scope=acceptor";
    String request =
        """
        POST /oauth2/token HTTP/1.1\r
        Host: localhost\r
        Authorization: Basic %s\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: %d\r
        \r
        """
                .formatted(pair, body.length())
            + body;
    try (Http http = new Http(address)) {
      Answer answer = http.exchange(request.getBytes(UTF_8));
      if (answer.status() != 200) {
        throw new IllegalStateException("no token: " + answer);
      }
      return JsonMapper.shared().readTree(answer.body()).required("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException("no token", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static Socket connect(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(new String(in.readNBytes(size), UTF_8));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 || line.length() > LINE_LIMIT) {
        throw new EOFException("the node ended its answer early");
      }
      line.append((char) octet);
    }
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    return line.substring(0, carriageReturn ? length - 1 : length);
  }
}
