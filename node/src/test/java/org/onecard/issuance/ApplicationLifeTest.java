package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of an application's life. */
class ApplicationLifeTest {

  /** Columns: check, refuse, produce, make-ready, hand-over, activate, fulfil, lapse. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "applied     | >checked >refused !not-checked !not-checked !not-checked !not-checked"
            + " !not-checked >refused",
        "checked     | !already-checked >refused >produced !not-produced !not-produced"
            + " !not-produced >activated >refused",
        "refused     | !already-refused !already-refused !already-refused !already-refused"
            + " !already-refused !already-refused !already-refused !already-refused",
        "produced    | !already-checked !already-produced !already-produced >ready !not-ready"
            + " !not-ready !already-produced !already-produced",
        "ready       | !already-checked !already-produced !already-produced !already-ready"
            + " >handed-over !not-handed-over !already-produced !already-produced",
        "handed-over | !already-checked !already-produced !already-produced !already-handed-over"
            + " !already-handed-over >activated !already-produced !already-produced",
        "activated   | !already-activated !already-activated !already-activated"
            + " !already-activated !already-activated !already-activated !already-activated"
            + " !already-activated"
      })
  void everyPairLeadsSomewhereOrIsRefusedByName(String state, String row) {
    ApplicationState from = ApplicationState.find(state).orElseThrow();
    String said =
        Stream.of(ApplicationAct.values())
            .filter(act -> act != ApplicationAct.APPLY)
            .map(act -> text(ApplicationLife.of(ApplicationKind.FIRST, from, act)))
            .collect(Collectors.joining(" "));

    assertThat(said).isEqualTo(row);
  }

  @Test
  void aReplacementIsMadeWhileTheHolderWaitsOnly() {
    for (ApplicationKind kind : ApplicationKind.values()) {
      String produced =
          text(ApplicationLife.of(kind, ApplicationState.CHECKED, ApplicationAct.PRODUCE));
      assertThat(produced).isEqualTo(kind.replaces() ? "!holder-must-wait" : ">produced");
      assertThat(text(ApplicationLife.of(kind, ApplicationState.CHECKED, ApplicationAct.FULFIL)))
          .isEqualTo(">activated");
    }
    assertThat(ApplicationLife.possible(ApplicationKind.LOST, ApplicationState.CHECKED))
        .containsExactly(ApplicationAct.FULFIL, ApplicationAct.REFUSE);
  }

  @Test
  void everyApplicationComesToAnEnd() {
    for (ApplicationState state : ApplicationState.values()) {
      List<ApplicationState> reached =
          Arrays.stream(ApplicationAct.values())
              .map(act -> ApplicationLife.of(ApplicationKind.FIRST, state, act))
              .filter(ApplicationLife.Step.To.class::isInstance)
              .map(step -> ((ApplicationLife.Step.To) step).state())
              .toList();
      assertThat(reached).allMatch(next -> next.compareTo(state) > 0);
      assertThat(reached.isEmpty()).isEqualTo(!state.open());
    }
  }

  private static String text(ApplicationLife.Step step) {
    return switch (step) {
      case ApplicationLife.Step.To(ApplicationState to) -> ">" + to.text();
      case ApplicationLife.Step.Refused(ApplicationRefusal why) -> "!" + why.text();
    };
  }
}
