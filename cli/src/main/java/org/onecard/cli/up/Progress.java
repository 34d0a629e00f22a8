package org.onecard.cli.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the user sees of a start: one line a step, with the seconds since the start. */
final class Progress {
  private final PrintWriter out;
  private final long startedNanos = System.nanoTime();

  Progress(PrintWriter out) {
    this.out = out;
  }

  synchronized void step(String what) {
    long tenths = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos) / 100;
    out.printf("%4d.%d s  %s%n", tenths / 10, tenths % 10, what);
    out.flush();
  }

  synchronized void ready(Map<String, String> addresses, Path data) {
    step("ready");
    out.println();
    addresses.forEach((region, address) -> out.println("  " + region + "  " + address));
    out.println();
    out.println("Try this: ./onecard demo --data " + data + " | less   (Ctrl-C here stops both)");
    out.flush();
  }
}
