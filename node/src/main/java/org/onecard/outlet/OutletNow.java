package org.onecard.outlet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onecard.outlet.StarsRule.Stars;

/**
 * An outlet as it stands at an instant.
 *
 * @param outlet what it is
 * @param open whether it is open now
 * @param changesAt when it next closes or opens; null if not within 60 days
 * @param stars by the published rule
 */
public record OutletNow(Outlet outlet, boolean open, @Nullable Instant changesAt, Stars stars) {}
