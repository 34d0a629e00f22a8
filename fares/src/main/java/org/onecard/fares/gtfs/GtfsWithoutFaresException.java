package org.onecard.fares.gtfs;

import java.io.Serial;

/** A feed says nothing that a tariff could be made of; the message names what is missing. */
public final class GtfsWithoutFaresException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  GtfsWithoutFaresException(String missing) {
    super(missing);
  }
}
