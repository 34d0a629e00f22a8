/** Outlets with their hours, services and stars, and visits to the homes of who cannot come. */
@ApplicationModule(allowedDependencies = {"access", "storage", "upkeep", "web"})
@NullMarked
package org.onecard.outlet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
