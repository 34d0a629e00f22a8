package org.onecard.terminal.link;

import java.net.URI;

/** The thread that waited for a node was told to stop. */
public final class CallInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(URI call, InterruptedException cause) {
    super("interrupted while waiting for " + call, cause);
  }
}
