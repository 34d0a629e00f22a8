package org.onecard.family;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One resident's right to act for another within limits.
 *
 * @param wardBorn decides what ends or is closed to the guardian by age
 * @param startsAt null until a second person at the desk has approved it
 * @param endsAt when time ends it: a child's eighteenth birthday, or what the ward agreed to
 * @param endedAt when somebody ended it before that, else null
 */
record Guardianship(
    UUID guardianshipId,
    UUID guardian,
    UUID ward,
    GuardianshipKind kind,
    LocalDate wardBorn,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Instant endedAt) {}
