package org.onecard.oversight;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onecard.web.NodeAddress;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Where events may be sent: by HTTPS to public addresses, so that nobody looks around in the node's
 * own network by way of it. A node that itself answers at localhost only, a demonstration, sends to
 * localhost as well.
 */
@Component
final class WebhookAddress {
  private final NodeAddress own;

  WebhookAddress(NodeAddress own) {
    this.own = own;
  }

  /** The address as it came in, or a problem with the field {@code url}. */
  URI read(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > WebhookLimits.URL) {
      throw fault("is missing or has more than " + WebhookLimits.URL + " characters");
    }
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw fault("is no address");
    }
    boolean https = "https".equals(uri.getScheme());
    boolean plain = "http".equals(uri.getScheme()) && isLocal(uri);
    if (uri.getHost() == null || uri.getRawUserInfo() != null || !(https || plain)) {
      throw fault("is not an https address without user and password");
    }
    return uri;
  }

  /** Whether it may be sent to, as its name resolves now. */
  boolean isAllowed(URI uri) {
    try {
      return isLocal(uri)
          || Arrays.stream(InetAddress.getAllByName(uri.getHost()))
              .allMatch(WebhookAddress::isPublic);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private boolean isLocal(URI uri) {
    return "localhost".equals(uri.getHost()) && own.baseUrl().startsWith("http://localhost");
  }

  /** IPv6's unique local addresses, fc00::/7, are known to the JDK by no method. */
  private static boolean isPublic(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean unique = octets.length == 16 && (octets[0] & 0xFE) == 0xFC;
    boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xC0) == 0x40;
    return !(unique
        || shared
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress());
  }

  private static ProblemException fault(String fault) {
    return ProblemException.badField("url", fault, "give one as https://host.example/onecard");
  }
}
