/** The node's application: it starts one region's process and wires its contexts. */
@NullMarked
package org.onecard;

import org.jspecify.annotations.NullMarked;
