/** Acceptors and their points, what is decided there about shown cards, and the record of it. */
@ApplicationModule(
    allowedDependencies = {"access", "card", "catalogue", "federation", "storage", "upkeep", "web"})
@NullMarked
package org.onecard.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
