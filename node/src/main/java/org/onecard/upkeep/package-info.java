/** What the node does again and again by itself, each task on a thread of its own. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.onecard.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
