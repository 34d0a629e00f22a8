package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.UnknownPolicy;

/** The shipped first edition holds the items the public texts name, and no others. */
class FirstEditionTest {
  private static final Pattern SEPARATOR = Pattern.compile("·");
  private static final Map<Domain, String> NAMED = named();
  private final Edition edition = Edition.parse(FirstEdition.json());

  private static Map<Domain, String> named() {
    Map<Domain, String> items = new LinkedHashMap<>();
    items.put(
        Domain.SOCIAL_SECURITY,
        """
        employment registration · unemployment registration · contribution payment and query ·
        insurance registration · proof of life for benefits · benefit query and printing ·
        talent subsidy application · labour dispute application ·
        transfer of pension insurance between provinces · card application · activation ·
        loss report and resume · replacement in the other region · e-card binding
        """);
    items.put(
        Domain.HEALTH,
        """
        registration at a hospital · seeing a doctor (electronic health card) · buying medicine ·
        outpatient settlement · inpatient direct settlement ·
        outpatient chronic disease settlement · work-injury treatment settlement ·
        recognition of examination results · recognition of insurance years ·
        long-term care recognition
        """);
    items.put(
        Domain.TRANSIT,
        "bus ride · metro ride · cross-province bus · coach ticket · city code payment");
    items.put(
        Domain.TOURISM,
        "scenic site entry · scenic ticket purchase · joint annual pass · hotel check-in");
    items.put(
        Domain.CULTURE,
        """
        library entry · borrowing and returning · museum entry · science museum entry ·
        cultural-site reservation
        """);
    items.put(
        Domain.FINANCE,
        """
        financial account activation · same-number replacement · wages to the card ·
        subsidies to the card · consumption voucher · points ·
        social-security matters at a bank counter
        """);
    items.put(
        Domain.GOVERNMENT,
        """
        identity at a service window · identity online · business licence across the border ·
        household registration move · provident fund transfer · tax matters across the border ·
        showing an electronic certificate ·
        credit report in place of a no-violation certificate · newborn bundle · veterans' bundle
        """);
    return items;
  }

  /** The code of an item: its English name without what stands in brackets, hyphenated. */
  private static String slug(String name) {
    return name.replaceAll("\\(.*\\)", "")
        .replace("'", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-");
  }

  @Test
  void holdsExactlyTheNamedItems() {
    for (Map.Entry<Domain, String> domain : NAMED.entrySet()) {
      List<String> expected =
          SEPARATOR.splitAsStream(domain.getValue()).map(FirstEditionTest::slug).toList();
      assertThat(edition.items())
          .filteredOn(item -> item.domain() == domain.getKey())
          .extracting(ApplicationItem::code)
          .as(domain.getKey().text())
          .containsExactlyElementsOf(expected);
    }
    assertThat(edition.items()).hasSize(55);
  }

  @Test
  void isADraftForBothAuthoritiesWithDemonstrationActs() {
    assertThat(edition.number()).isEqualTo(1);
    assertThat(edition.type()).isEqualTo("joint");
    assertThat(edition.effectiveFrom()).isEqualTo("2025-01-01");
    assertThat(edition.authorities()).extracting("code").containsExactly("50", "51");
    assertThat(edition.signatures()).isEmpty();
    assertThat(edition.approvals())
        .hasSize(2)
        .allSatisfy(act -> assertThat(act.act()).contains("demonstration only"));
  }

  @Test
  void everyItemSaysWhatADecisionNeeds() {
    assertThat(edition.items())
        .allSatisfy(
            item -> {
              assertThat(item.titleZh()).matches(".*\\p{IsHan}.*");
              assertThat(item.titleEn()).matches("[\\p{ASCII}]+");
              assertThat(item.modes()).isNotEmpty();
              assertThat(item.acceptorSectors()).isNotEmpty();
              assertThat(item.places())
                  .extracting(PlaceCode::text)
                  .containsExactly("500000", "510000");
              assertThat(item.legalBasis()).isNotBlank();
              assertThat(item.departments()).isNotEmpty();
              assertThat(item.complaintTelephone()).matches("000-5000-\\d{4}");
              assertThat(item.validFrom()).isEqualTo("2025-01-01");
            });
  }

  @Test
  void noItemPromisesTheNumberWhichNothingReleases() {
    assertThat(edition.items()).noneMatch(ApplicationItem::releasesSocialSecurityNumber);
  }

  @Test
  void whatShowsIdentityOrSettlesIsNeverAcceptedUnknownOffline() {
    assertThat(edition.items())
        .filteredOn(item -> item.onlineCheck() && !item.code().equals("seeing-a-doctor"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            item ->
                assertThat(item.unknownOffline()).isNotEqualTo(UnknownPolicy.ACCEPT_PROVISIONALLY));
  }

  @Test
  void ridesAreAcceptedProvisionallyAndByChipOnlyWithTheTransitFunction() {
    for (String code : List.of("metro-ride", "bus-ride", "cross-province-bus")) {
      ApplicationItem ride = edition.find(code).orElseThrow();
      assertThat(ride.transitFunctionRequired()).isTrue();
      assertThat(ride.modes()).containsExactlyInAnyOrder(Mode.CODE, Mode.CHIP);
      assertThat(ride.unknownOffline()).isEqualTo(UnknownPolicy.ACCEPT_PROVISIONALLY);
    }
  }
}
