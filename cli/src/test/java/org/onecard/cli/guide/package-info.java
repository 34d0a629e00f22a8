/** The guides for integrators, run as they stand. */
@NullMarked
package org.onecard.cli.guide;

import org.jspecify.annotations.NullMarked;
