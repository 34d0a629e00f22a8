package org.onecard.cli;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
public final class FreePorts {
  private FreePorts() {}

  /** A free port whose next is free as well. */
  public static int pair() {
    while (true) {
      try (ServerSocket first = new ServerSocket(0);
          ServerSocket _ = new ServerSocket(first.getLocalPort() + 1)) {
        return first.getLocalPort();
      } catch (IOException | IllegalArgumentException taken) {
        // another process has the next port: look for another pair
      }
    }
  }
}
