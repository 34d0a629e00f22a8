package org.onecard.kernel.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs these programs from {@code PATH}. Without one of them it is reported as left out,
 * and where {@code CI=true} it fails, because there nothing may be left out.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {
  /** The names of the programs, as one types them. */
  String[] value();
}
