package org.onecard.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: an API client by its token, or a desk signed in with a client's credentials.
 *
 * @param clientId the registered client
 * @param scopes what it may do, as {@code operator}; see {@link Access#registerClient}
 * @param acceptorId the acceptor it acts for, or null for the node's own people
 */
public record Caller(String clientId, Set<String> scopes, @Nullable String acceptorId) {

  /** Copies the scopes. */
  public Caller {
    scopes = Set.copyOf(scopes);
  }
}
