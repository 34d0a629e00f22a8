/** Two modules with every fault that {@code ModuleBoundaryTest} must see. */
@NullMarked
package wrongmodules;

import org.jspecify.annotations.NullMarked;
