package org.onecard.fares.network;

import java.io.Serial;

/** A network's text says something that cannot be; the message names the line and the remedy. */
public final class MalformedNetworkException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedNetworkException(int line, String fault) {
    super("line " + line + " of the network: " + fault);
  }
}
