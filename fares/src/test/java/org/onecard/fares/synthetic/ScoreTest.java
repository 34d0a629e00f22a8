package org.onecard.fares.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 10, 13);

  private static final String GOLDEN =
      "{\"journeys\":33313,\"found\":33343,\"right\":33280,\"precision_percent\":99.811,"
          + "\"recall_percent\":99.901,\"exact_fare_percent\":98.898,\"true_fen\":7028560,"
          + "\"charged_fen\":7158490,\"over_fen\":130390,\"under_fen\":460}";

  @Test
  void perfectTapsArePairedAndPricedPerfectly() {
    Score score = scored(500, 7, Flaws.NONE);
    assertThat(score.journeys()).isGreaterThan(4_000);
    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.exactFares()).isEqualTo(1);
    assertThat(score.foundFen()).isEqualTo(score.trueFen());
  }

  /**
   * The golden figure of pairing and pricing imperfect taps. A change of pairing, of the tariff or
   * of the generator changes it: then say in the commit why the new figure is right.
   */
  @Test
  void imperfectTapsScoreTheGoldenFigure() {
    assertThat(scored(3_000, 7, Flaws.DEFAULT).json()).isEqualTo(GOLDEN);
  }

  @Test
  void theScoreCountsWhatIsMissedWrongAndDear() {
    Score score = new Score();
    score.add(
        List.of(journey(10, 20, 300), journey(30, TrueJourney.NO_TAP, 200), journey(50, 60, 400)),
        List.of(
            new FoundJourney(10, 20, 300),
            new FoundJourney(30, TrueJourney.NO_TAP, 900),
            new FoundJourney(50, TrueJourney.NO_TAP, 100),
            new FoundJourney(TrueJourney.NO_TAP, 60, 100)));
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(2.0 / 3);
    assertThat(score.exactFares()).isEqualTo(1.0 / 3);
    assertThat(score.trueFen()).isEqualTo(900);
    assertThat(score.foundFen()).isEqualTo(1_400);
    assertThat(score.overFen()).isEqualTo(500);
    assertThat(score.underFen()).isZero();
  }

  @Test
  void nothingToFindIsFoundWhole() {
    assertThat(new Score().recall()).isEqualTo(1);
  }

  private static TrueJourney journey(long entry, long exit, long fen) {
    TrueRide ride = new TrueRide(0, 0, 0, "cq-rail", "", "", 10, 20, true, TrueRide.Loss.NOTHING);
    return new TrueJourney(ride, entry, exit, fen, fen);
  }

  private static Score scored(int cards, int days, Flaws flaws) {
    Province province = Province.of(new ProvincePlan(1, cards, MONDAY, days, flaws));
    Truth truth = Truth.of(province);
    Score score = new Score();
    for (int number = 0; number < cards; number++) {
      SyntheticRider rider = province.rider(number);
      score.add(truth.journeys(rider), truth.found(rider));
    }
    return score;
  }
}
