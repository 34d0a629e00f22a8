/** Who calls and who has signed in: API clients, residents, desks, and what each may reach. */
@ApplicationModule(allowedDependencies = {"storage", "upkeep", "web"})
@NullMarked
package org.onecard.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
