package org.onecard.access;

import org.jspecify.annotations.Nullable;

/**
 * An office of this region.
 *
 * @param id 2 to 32 lower-case letters, digits and hyphens
 * @param place the GB/T 2260 division it is responsible for, or null for the whole region
 */
public record Department(String id, String titleZh, String titleEn, @Nullable String place) {}
