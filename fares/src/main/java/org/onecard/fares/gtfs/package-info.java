/** Fares of a GTFS feed, of either kind, said as a tariff file. */
@NullMarked
package org.onecard.fares.gtfs;

import org.jspecify.annotations.NullMarked;
