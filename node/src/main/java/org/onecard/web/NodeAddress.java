package org.onecard.web;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The base URL at which this node answers, without a trailing slash. */
@Component
public final class NodeAddress {
  private final Environment environment;

  NodeAddress(Environment environment) {
    this.environment = environment;
  }

  /** {@code onecard.public-url}, or localhost and the port once the server listens. */
  public String baseUrl() {
    String configured = environment.getProperty("onecard.public-url", "");
    return configured.isBlank()
        ? "http://localhost:" + environment.getProperty("local.server.port")
        : configured.replaceFirst("/+$", "");
  }
}
