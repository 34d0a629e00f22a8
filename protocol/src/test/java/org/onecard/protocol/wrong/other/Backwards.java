package org.onecard.protocol.wrong.other;

import org.jspecify.annotations.Nullable;
import org.onecard.protocol.wrong.one.ImpureRecord;

/** Wrong on purpose: depends on the package that depends on this one. */
public record Backwards(@Nullable ImpureRecord forwards) {}
