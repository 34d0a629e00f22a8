package org.onecard.fares.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code wrong} has one kind of fault. A comment {@code # FAULT part of the message}
 * stands on the line at which it must be found; nothing else may be found.
 */
class WrongTariffsTest {
  private static final String MARK = "# FAULT ";

  static List<Path> files() throws IOException, URISyntaxException {
    Path folder = Path.of(WrongTariffsTest.class.getResource("wrong").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFaultIsNamedAtItsLineAndNothingElse(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Fault> found = faults(String.join("\n", lines) + "\n");
    List<Integer> expectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> expected = Arrays.stream(lines.get(i).split(MARK, -1)).skip(1).toList();
      for (String part : expected) {
        int line = i + 1;
        expectedLines.add(line);
        assertThat(found)
            .as("fault on line %s", line)
            .anyMatch(
                fault ->
                    fault.line() == line
                        && fault.shownFor("f").contains(part.strip().replaceFirst("^#", "")));
      }
    }
    assertThat(expectedLines).as("a fixture expects something").isNotEmpty();
    assertThat(found).extracting(Fault::line).containsExactlyElementsOf(expectedLines);
    assertThat(found).isSorted();
  }

  @Test
  void whatIsTooLongTooDeepEmptyOrInAnotherEncodingIsRefused() {
    assertThat(message("# " + "x".repeat(TariffFile.MAX_BYTES))).contains("longer than 1048576");
    assertThat(message("a: " + "[".repeat(5000) + "]".repeat(5000))).contains("nested deeper");
    assertThat(message("")).contains("the file is empty");
    assertThat(message("- a\n- b\n")).contains("is not a mapping");
    assertThat(TariffFile.read("tariff: 重庆".getBytes(Charset.forName("GB18030"))))
        .isEqualTo(
            new Reading.Faulty(
                List.of(new Fault(1, "", "the file is not UTF-8; save it as UTF-8"))));
    assertThat(TariffFile.read("a: b".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Faulty.class);
  }

  @Test
  void manyFaultsAreBounded() {
    assertThat(faults("a:\n" + "b: 1\n".repeat(1000))).hasSize(Faults.MOST);
  }

  private static String message(String yaml) {
    return faults(yaml).getFirst().message();
  }

  private static List<Fault> faults(String yaml) {
    return switch (TariffFile.read(yaml)) {
      case Reading.Valid _ -> List.of();
      case Reading.Faulty(List<Fault> faults) -> faults;
    };
  }
}
