/**
 * Complaints about the card: taken from everyone, answered in working days, shown to the public.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "acceptance",
      "card",
      "catalogue",
      "federation",
      "storage",
      "upkeep",
      "web"
    })
@NullMarked
package org.onecard.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
