/** What nodes of sovereign regions do together: trust, status mirrors, signed messages. */
@ApplicationModule(allowedDependencies = {"access", "storage", "web"})
@NullMarked
package org.onecard.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
