package org.onecard.protocol.wrong.one;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.onecard.protocol.wrong.other.Backwards;

/** Wrong on purpose: reads the clock and the disk, knows a framework, and closes a cycle. */
@Tag("wrong")
public record ImpureRecord(Path file, Backwards backwards) {

  /** The clock where a time should have been passed in. */
  public static Instant now() {
    return Instant.now();
  }
}
