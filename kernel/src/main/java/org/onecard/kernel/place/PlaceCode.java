package org.onecard.kernel.place;

/** A six-digit GB/T 2260 division code, or "zone:name" for a functional zone without one. */
public record PlaceCode(String text) {}
