package org.onecard.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/** A complaint as it is kept; {@code content} is null once it was erased. */
record ComplaintRow(
    UUID id,
    String reference,
    String service,
    String channel,
    ComplaintState state,
    Instant filedAt,
    Instant changedAt,
    Allowance allowance,
    @Nullable LocalDate dueOn,
    int reopenings,
    int steps,
    @Nullable String department,
    @Nullable String handler,
    @Nullable String body,
    @Nullable Bytes content) {}
