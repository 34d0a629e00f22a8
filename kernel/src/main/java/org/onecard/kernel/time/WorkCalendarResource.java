package org.onecard.kernel.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the shipped calendar, and nothing else. */
final class WorkCalendarResource {
  private static final String NAME = "work-calendar.csv";

  private WorkCalendarResource() {}

  static String read() {
    try (InputStream in = WorkCalendarResource.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("the kernel was packed without " + NAME);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAME, e);
    }
  }
}
