/** Wrong on purpose: what the boundary test must reject. */
@NullMarked
package org.onecard.fares.wrong.charge;

import org.jspecify.annotations.NullMarked;
