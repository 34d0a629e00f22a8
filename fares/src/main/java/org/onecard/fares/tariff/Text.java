package org.onecard.fares.tariff;

/** A name in both languages of the interface. */
public record Text(String zh, String en) {}
