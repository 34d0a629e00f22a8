package org.onecard.fares.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the shipped networks, and nothing else. */
final class NetworkResource {
  private NetworkResource() {}

  static String read(String name) {
    try (InputStream in = NetworkResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("fares was packed without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
