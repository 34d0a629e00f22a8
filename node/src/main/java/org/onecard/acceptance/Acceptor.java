package org.onecard.acceptance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An organisation that accepts the card.
 *
 * @param sector whose pseudonyms it sees, as {@code metro}
 * @param admissions items it is admitted to by name, each with its first day
 */
record Acceptor(
    UUID id,
    String creditCode,
    String nameZh,
    String nameEn,
    String sector,
    String clientId,
    LocalDate validFrom,
    Map<String, LocalDate> admissions) {

  /** The items it is admitted to on a day; none before it is an acceptor at all. */
  Set<String> admittedOn(LocalDate day) {
    return validFrom.isAfter(day)
        ? Set.of()
        : admissions.entrySet().stream()
            .filter(admission -> !admission.getValue().isAfter(day))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }
}
