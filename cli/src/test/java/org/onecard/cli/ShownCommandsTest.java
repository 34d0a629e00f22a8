package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownCommandsTest {

  @Test
  void theProgramUnderstandsEveryCommandThatTheDocsShow() throws Exception {
    for (Path document : ShownCommands.documents()) {
      assertThat(new ShownCommands(Files.readString(document)).misunderstood())
          .as("%s", document)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"`./onecard pu`", "| ./onecard up --colour |", "$(./onecard demo x y)"})
  void aCommandThatDoesNotExistIsFound(String document) {
    assertThat(new ShownCommands(document).misunderstood()).hasSize(1);
  }

  @Test
  void readmeShowsTheTwoCommandsFirst() throws Exception {
    for (String readme : new String[] {"README.md", "README.zh-CN.md"}) {
      assertThat(
              new ShownCommands(Files.readString(Path.of("..", readme))).script().lines().skip(1))
          .startsWith("./onecard up", "./onecard test");
    }
  }
}
