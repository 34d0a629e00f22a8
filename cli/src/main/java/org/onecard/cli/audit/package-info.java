/** Checks one region's record of acceptances, with its node running or stopped. */
@NullMarked
package org.onecard.cli.audit;

import org.jspecify.annotations.NullMarked;
