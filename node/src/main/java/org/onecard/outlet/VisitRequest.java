package org.onecard.outlet;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says who asks for a visit.
 *
 * @param service what for, as {@code apply}
 * @param need why one cannot come, as {@code elderly}
 * @param place the division one lives in
 * @param name how to address the person, at most 60 characters
 * @param telephone the number to call before coming
 * @param address where to come to, at most 120 characters
 * @param note what else to know, at most 500 characters; may be left out
 */
public record VisitRequest(
    @Nullable String service,
    @Nullable String need,
    @Nullable String place,
    @Nullable String name,
    @Nullable String telephone,
    @Nullable String address,
    @Nullable String note) {}
