package org.onecard.fares.charge;

/** A ride of a service on a day for which its tariff has no fare rule. */
public final class NoFareRuleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoFareRuleException(String tariff, String service, long atSecond) {
    super(
        "tariff "
            + tariff
            + " has no fare of "
            + service
            + " at second "
            + atSecond
            + "; refuse the tap (Charging.prices) or give the tariff a rule for the day");
  }
}
