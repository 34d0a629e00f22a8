package org.onecard.federation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What carries requests to peers. Everything that arrives over it is untrusted. */
interface Wire {

  /** What a peer answered; the body is no longer than was asked for. Never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  record Reply(int status, @Nullable String etag, byte[] body) {
    boolean ok() {
      return status == 200;
    }

    boolean unchanged() {
      return status == 304;
    }
  }

  /** Fetches; {@code etag} makes it conditional. IOException if no whole answer came in time. */
  Reply get(URI address, @Nullable String etag, int maximumOctets, Duration wait)
      throws IOException;

  /** Posts JSON. IOException if no whole answer came in time. */
  Reply post(URI address, String json, int maximumOctets, Duration wait) throws IOException;
}
