package org.onecard.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/** One thing done about a complaint; {@code words} are sealed, and null where none or erased. */
record StepRow(
    UUID complaint,
    int number,
    Instant at,
    ComplaintAction action,
    String hand,
    @Nullable String staffId,
    @Nullable String department,
    @Nullable String body,
    @Nullable Bytes words) {}
