package org.onecard.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.Secrets;
import org.springframework.stereotype.Component;

/**
 * Knows a browser again in which an account signed in before, so that somebody who guesses behind
 * the same address makes only himself wait.
 *
 * <p>The browser keeps a random name and its HMAC-SM3 with the account. It opens nothing: it only
 * gives the browser a count of failures of its own.
 */
@Component
class KnownDevices {
  private static final Duration KEPT = Duration.ofDays(180);
  private static final int NAME_OCTETS = 16;
  private static final int NAME_LENGTH = 22;

  private final byte[] key;
  private final String cookieName;
  private final SecureRandom random;

  KnownDevices(DataDirectory directory, Region region, SecureRandom random) {
    this.key = Secrets.key(directory, "known-device-1", random);
    this.cookieName = "onecard-device-" + region;
    this.random = random;
  }

  /** Where failures are counted for this account: the known browser, or else the address. */
  String place(HttpServletRequest request, String account) {
    return known(request, account)
        .map(name -> "device:" + name)
        .orElseGet(() -> network(Origin.of(request).address()));
  }

  /** Lets the browser be known as one of this account's from now on. */
  void remember(HttpServletRequest request, HttpServletResponse response, String account) {
    if (known(request, account).isPresent()) {
      return;
    }
    byte[] octets = new byte[NAME_OCTETS];
    random.nextBytes(octets);
    String name = Bytes.of(octets).base64Url();
    Cookie cookie = new Cookie(cookieName, name + mac(name, account));
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  /** An IPv6 subscriber has a whole /64 to come from: it counts as one place. */
  static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length == 8 ? String.join(":", List.of(groups).subList(0, 4)) : address;
  }

  private Optional<String> known(HttpServletRequest request, String account) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      String value = cookie.getValue();
      if (cookie.getName().equals(cookieName) && value.length() > NAME_LENGTH) {
        String name = value.substring(0, NAME_LENGTH);
        if (isSame(value.substring(NAME_LENGTH), mac(name, account))) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private String mac(String name, String account) {
    byte[] text = (name + "\u0000" + account).getBytes(StandardCharsets.UTF_8);
    return Bytes.of(Sm3.hmac(key, text)).base64Url();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
