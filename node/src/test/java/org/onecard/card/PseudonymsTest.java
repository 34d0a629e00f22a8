package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.region.Region;

class PseudonymsTest {
  private static final Region CHONGQING = Region.of("50");
  private static final Region SICHUAN = Region.of("51");
  private static final UUID RESIDENT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);

  @Test
  void librariesOfARegionRecogniseOneReader() {
    String reader = pseudonyms.of(RESIDENT, CHONGQING, "library", "a");
    assertThat(pseudonyms.of(RESIDENT, CHONGQING, "library", "b")).isEqualTo(reader);
    assertThat(pseudonyms.of(RESIDENT, SICHUAN, "library", "a")).isNotEqualTo(reader);
    assertThat(pseudonyms.of(OTHER, CHONGQING, "library", "a")).isNotEqualTo(reader);
  }

  @Test
  void busAndMetroShareARiderAndTheLibraryDoesNotKnowTheRider() {
    String rider = pseudonyms.of(RESIDENT, CHONGQING, "metro", "a");
    assertThat(pseudonyms.of(RESIDENT, CHONGQING, "bus", "b")).isEqualTo(rider);
    assertThat(pseudonyms.of(RESIDENT, CHONGQING, "library", "a")).isNotEqualTo(rider);
  }

  @Test
  void elsewhereEachAcceptorHasItsOwnName() {
    String name = pseudonyms.of(RESIDENT, CHONGQING, "hotel", "a");
    assertThat(pseudonyms.of(RESIDENT, CHONGQING, "hotel", "b")).isNotEqualTo(name);
    assertThat(pseudonyms.of(RESIDENT, CHONGQING, "hotel", "a")).isEqualTo(name).hasSize(22);
  }
}
