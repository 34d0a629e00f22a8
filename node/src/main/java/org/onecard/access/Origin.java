package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from.
 *
 * @param address of the client, as the connection or a trusted proxy says
 * @param device what the browser calls itself, cut to its bound
 */
record Origin(String address, String device) {

  static Origin of(HttpServletRequest request) {
    String device = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    return new Origin(
        cut(Objects.requireNonNullElse(request.getRemoteAddr(), ""), AccessLimits.ADDRESS_MOST),
        cut(device.replaceAll("\\p{Cntrl}", " "), AccessLimits.DEVICE_MOST));
  }

  /** The origin of the request this thread serves. */
  static Origin ofThisRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served
        ? of(served.getRequest())
        : new Origin("", "");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%s)", address, device);
  }
}
