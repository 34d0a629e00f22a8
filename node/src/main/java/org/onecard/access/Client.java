package org.onecard.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/** A registered API client, with the digest of its secret. */
record Client(
    String clientId, Bytes secretDigest, Set<String> scopes, @Nullable String acceptorId) {

  Client {
    scopes = Set.copyOf(scopes);
  }
}
