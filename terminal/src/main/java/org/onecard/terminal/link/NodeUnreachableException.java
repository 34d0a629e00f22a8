package org.onecard.terminal.link;

import java.time.Duration;

/** A node gave no usable answer for as long as the caller was willing to wait. */
public final class NodeUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeUnreachableException(String call, Duration patience, Throwable last) {
    super(call + " failed for " + patience.toSeconds() + " s: " + last, last);
  }
}
