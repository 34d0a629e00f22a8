package org.onecard.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may call a handler. A handler without it is refused to everyone, and so is one with
 * neither a party nor a role.
 *
 * <p>{@code @Allowed(Party.ANYONE)}; {@code @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})};
 * {@code @Allowed(value = Party.OPERATOR, staff = Role.OPERATOR)}. It stands on each method, not on
 * the class, so that one reads it where the door is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
  /** Parties that may call it. */
  Party[] value() default {};

  /** Roles of which a signed-in staff member needs at least one. */
  Role[] staff() default {};
}
