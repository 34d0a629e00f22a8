package org.onecard.client.calling;

import java.net.URI;

/** A node gave no token for client credentials. */
public final class TokenRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  TokenRefusedException(URI endpoint, int status, String said) {
    super(endpoint + " gave no token: " + status + " " + said + "; check client id and secret");
    this.status = status;
  }

  /** The HTTP status: 401 for a wrong id or secret, 400 for a scope the client does not have. */
  public int status() {
    return status;
  }
}
