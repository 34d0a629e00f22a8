/** Rail networks as fares see them: stations, lines, and the shortest way in metres. */
@NullMarked
package org.onecard.fares.network;

import org.jspecify.annotations.NullMarked;
