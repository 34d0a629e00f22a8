package org.onecard.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.cli.demo.DemonstrationPlan.PlannedAcceptor;
import org.onecard.cli.demo.DemonstrationPlan.PlannedPoint;
import org.onecard.kernel.identity.UnifiedSocialCreditCode;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;

class DemonstrationPlanTest {
  private static final LocalDate TODAY_OR_SO = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void acceptorsAreValidAndBelongToNoRealCounty(String region) {
    for (PlannedAcceptor acceptor : DemonstrationPlan.of(Region.of(region)).acceptors()) {
      assertThat(UnifiedSocialCreditCode.of(acceptor.creditCode()).text())
          .contains(region + "0199");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void pointsLieInPlacesOfTheRegion(String region) {
    PlaceCode province = PlaceCode.of(region + "0000");
    for (PlannedAcceptor acceptor : DemonstrationPlan.of(Region.of(region)).acceptors()) {
      for (PlannedPoint point : acceptor.points()) {
        assertThat(Places.shipped().within(PlaceCode.of(point.place()), province, TODAY_OR_SO))
            .as("%s %s", point.nameEn(), point.place())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void everyAttributeHasAResidentAndSomeHaveNone(String region) {
    assertThat(DemonstrationPlan.of(Region.of(region)).residents())
        .hasSizeGreaterThanOrEqualTo(6)
        .anyMatch(resident -> resident.attributes().isEmpty())
        .flatExtracting(resident -> resident.attributes().keySet())
        .contains("age-band", "student", "disability", "residence-permit");
  }
}
