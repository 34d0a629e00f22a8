/** Guardians who show the cards of their children, or of elders who entrusted it, within limits. */
@ApplicationModule(allowedDependencies = {"access", "card", "storage", "upkeep", "web"})
@NullMarked
package org.onecard.family;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
