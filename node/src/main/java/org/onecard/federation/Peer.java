package org.onecard.federation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;

/**
 * Another region's node, as an operator registered it.
 *
 * @param fingerprint the root the operator confirmed
 * @param keys the newest key set under that root, null until the first was fetched
 */
record Peer(Region region, URI url, String fingerprint, @Nullable KeySet keys) {

  boolean trusted() {
    return keys != null;
  }

  /** An address at the peer. */
  URI at(String path) {
    return URI.create(url + path);
  }

  Peer with(KeySet next) {
    return new Peer(region, url, fingerprint, next);
  }
}
