package org.onecard.family;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.web.ProblemException;

/**
 * A document that was shown at the desk.
 *
 * @param number as it stands on it: 1 to 64 letters, digits, hyphens, brackets
 */
record Evidence(Type type, String number) {
  private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}()（）〔〕\\-/. ]{1,64}");

  /** What kind of document it is. */
  enum Type {
    HOUSEHOLD_REGISTER,
    BIRTH_CERTIFICATE,
    ADOPTION_CERTIFICATE,
    COURT_ORDER,
    GUARDIANSHIP_DESIGNATION,
    ENTRUSTMENT_LETTER,
    IDENTITY_CARD;

    private static final Set<Type> OF_A_CHILD =
        Set.of(
            HOUSEHOLD_REGISTER,
            BIRTH_CERTIFICATE,
            ADOPTION_CERTIFICATE,
            COURT_ORDER,
            GUARDIANSHIP_DESIGNATION);
    private static final Set<Type> OF_TRUST =
        Set.of(ENTRUSTMENT_LETTER, COURT_ORDER, GUARDIANSHIP_DESIGNATION);

    String text() {
      return Hyphenated.of(this);
    }

    static Type of(String field, String text) {
      return Hyphenated.find(Type.class, text)
          .orElseThrow(
              () ->
                  ProblemException.badField(
                      field, "is no kind of document", "see docs/reference/family.md"));
    }
  }

  /** Refuses what does not show the right to be guardian. */
  static void demand(GuardianshipKind kind, List<Evidence> shown) {
    if (shown.isEmpty() || shown.size() > FamilyLimits.EVIDENCE) {
      throw ProblemException.badField(
          "evidence",
          shown.size() + " documents",
          "record 1 to " + FamilyLimits.EVIDENCE + " that were shown");
    }
    for (Evidence one : shown) {
      if (!NUMBER.matcher(one.number()).matches() || one.number().isBlank()) {
        throw ProblemException.badField(
            "evidence.number", "is not as numbers of documents are", "copy it from the document");
      }
    }
    Set<Type> proving = kind == GuardianshipKind.CHILD ? Type.OF_A_CHILD : Type.OF_TRUST;
    if (shown.stream().map(Evidence::type).noneMatch(proving::contains)) {
      throw ProblemException.badField(
          "evidence",
          "none of the documents shows the right",
          "record one of " + proving.stream().map(Type::text).sorted().toList());
    }
  }
}
