/** From wanting a card to holding one: applications, the counter that serves them, replacements. */
@ApplicationModule(
    allowedDependencies = {"access", "card", "federation", "storage", "upkeep", "web"})
@NullMarked
package org.onecard.issuance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
