package org.onecard.catalogue;

import java.util.Optional;
import org.onecard.protocol.catalogue.EditionDifference;
import org.springframework.stereotype.Component;

/** What anyone may ask of the lists, for pages of this node; the API answers the same. */
@Component
public class PublicList {
  private final Composer composer;
  private final AnswerEndpoints answers;

  PublicList(Composer composer, AnswerEndpoints answers) {
    this.composer = composer;
    this.answers = answers;
  }

  /**
   * What an edition that counts changes of the one before it.
   *
   * @throws org.onecard.web.ProblemException 404 if no edition of this number counts
   */
  public EditionDifference difference(long number) {
    return composer.difference(number, Optional.empty());
  }

  /**
   * What a card may be used for at a place now.
   *
   * @param place the code of a place, as 500103
   * @param issuer the region that issued the card, as 51
   * @param language {@code zh} or {@code en}
   * @throws org.onecard.web.ProblemException 400 or 404 if there is no such place or region
   */
  public UsesView uses(String place, String issuer, String language) {
    return answers.uses(place, issuer, language);
  }
}
