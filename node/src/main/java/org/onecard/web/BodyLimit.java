package org.onecard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies above their limit, announced or found out while reading. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit extends OncePerRequestFilter {
  private static final String PICTURE_FORM = "/desk";

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int limit = limit(request);
    if (request.getContentLengthLong() > limit) {
      if (isForm(request)) {
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
      } else {
        problems.write(response, tooLarge(limit));
      }
      return;
    }
    boolean announced = request.getContentLengthLong() >= 0;
    chain.doFilter(announced ? request : new Counted(request, limit), response);
  }

  /** Forms with files come from pages: their readers are answered by a page. */
  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  private static int limit(HttpServletRequest request) {
    return request.getServletPath().equals(PICTURE_FORM)
        ? Limits.PICTURE_FORM_OCTETS
        : Limits.BODY_OCTETS;
  }

  static ProblemException tooLarge(int limit) {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        null,
        "the body has more than " + limit + " octets",
        "send smaller batches");
  }

  /** A request whose length is not announced. */
  private static final class Counted extends HttpServletRequestWrapper {
    private final int limit;

    Counted(HttpServletRequest request, int limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream source;
    private final int limit;
    private int count;

    CountedStream(ServletInputStream source, int limit) {
      this.source = source;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int octet = source.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = source.read(target, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      count += read;
      if (count > limit) {
        throw tooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }
  }
}
