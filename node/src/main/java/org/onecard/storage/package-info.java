/** The node's data directory, its PostgreSQL database, and the cipher of sensitive columns. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.onecard.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
