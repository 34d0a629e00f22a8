/** Cards, certificates and codes already issued, and how they merge into the one card. */
@ApplicationModule(allowedDependencies = {"access", "catalogue", "web"})
@NullMarked
package org.onecard.fusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
