package org.onecard.fares.tariff;

import java.util.Optional;

/**
 * What can be ridden under one set of rules: a city's rail, its buses, one bus line.
 *
 * @param id unique in the tariff; tap files name it
 * @param mode {@code metro}, {@code bus}, {@code tram}, {@code ferry}, {@code cableway}, {@code
 *     rail}
 * @param operator the {@link Party} that runs it and is owed its fares
 * @param network the shipped network whose stations its taps name, where it has one
 * @param tapsOut whether riders tap on leaving too
 */
public record Service(
    String id,
    String mode,
    String operator,
    Optional<String> network,
    boolean tapsOut,
    Text title) {}
