package org.onecard.family;

import org.onecard.kernel.text.Hyphenated;
import org.onecard.web.ProblemException;

/** Why two residents do not become guardian and ward. */
public enum FamilyRefusal {
  /** Nobody is a guardian of himself. */
  SELF_GUARDIANSHIP,
  /** The guardian is a child. */
  GUARDIAN_UNDER_AGE,
  /** A child's guardianship is recorded at a desk, not entrusted. */
  WARD_UNDER_AGE,
  /** The ward is no child any more. */
  WARD_OF_AGE,
  /** The guardian has as many wards as allowed. */
  TOO_MANY_WARDS,
  /** The ward has as many guardians as allowed. */
  TOO_MANY_GUARDIANS,
  /** They are guardian and ward already. */
  ALREADY_GUARDIAN,
  /** The guardian would become a ward of a ward of his own. */
  CIRCLE,
  /** As many invitations wait, or were sent today, as allowed. */
  TOO_MANY_INVITATIONS;

  /** The lower-case, hyphenated form: the name of the problem. */
  public String text() {
    return Hyphenated.of(this);
  }

  /** The refusal as a problem: what is wrong, and what to do. */
  public ProblemException problem() {
    return switch (this) {
      case SELF_GUARDIANSHIP -> refused("this is your own card", "give another's number");
      case GUARDIAN_UNDER_AGE -> refused("a guardian is of age", "let an adult of the family ask");
      case WARD_UNDER_AGE ->
          refused("a child's guardian is recorded at a desk", "go there with documents");
      case WARD_OF_AGE -> refused("the ward is of age", "let the ward agree in the wallet");
      case TOO_MANY_WARDS ->
          refused("the guardian has " + FamilyLimits.WARDS + " wards", "end one first");
      case TOO_MANY_GUARDIANS ->
          refused("the ward has " + FamilyLimits.GUARDIANS + " guardians", "end one first");
      case ALREADY_GUARDIAN -> refused("they are guardian and ward", "extend it");
      case CIRCLE -> refused("the guardian is a ward of the ward", "end that guardianship first");
      case TOO_MANY_INVITATIONS ->
          refused("too many invitations", "withdraw one, or come back tomorrow");
    };
  }

  private ProblemException refused(String fault, String remedy) {
    return ProblemException.conflict(text(), "guardianship", fault, remedy);
  }
}
