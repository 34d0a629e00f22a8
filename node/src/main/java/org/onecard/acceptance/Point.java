package org.onecard.acceptance;

import java.time.LocalDate;
import java.util.UUID;
import org.onecard.kernel.place.PlaceCode;

/** One desk, gate or terminal place of an acceptor, from a day on. */
record Point(
    UUID id, UUID acceptor, String nameZh, String nameEn, PlaceCode place, LocalDate validFrom) {}
