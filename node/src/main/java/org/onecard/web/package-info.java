/** What every HTTP interface of the node shares: problem details and limits. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.onecard.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
