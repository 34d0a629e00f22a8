/** What a tariff says: fares, reductions, transfers, concessions and caps, as data with dates. */
@NullMarked
package org.onecard.fares.tariff;

import org.jspecify.annotations.NullMarked;
