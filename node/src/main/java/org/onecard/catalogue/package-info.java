/** Editions of the joint application list, how they come to count, and what narrows them. */
@ApplicationModule(allowedDependencies = {"access", "federation", "storage", "web"})
@NullMarked
package org.onecard.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
