package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onecard.web.ProblemException;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every refusal that a page of the authority can meet has its sentence in both languages. */
class RefusalsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "onecard");
  private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
  private static final Pattern CODE =
      Pattern.compile("(?:conflict|forbidden)\\(\\s*\"([a-z][a-z-]*[a-z])\"");

  /** What only the API, a peer's node or the sign-in meets. */
  private static final Set<String> NOT_AT_PAGES =
      Set.of(
          "chain-broken",
          "question-replayed",
          "question-stale",
          "sequence-gap",
          "sequence-taken",
          "sign-in-elsewhere");

  @Test
  void eachCodeOfTheContextsBehindThePagesHasASentence() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String context : List.of("access", "catalogue", "fusion", "federation")) {
      for (Path file : javaFiles(SOURCES.resolve(context))) {
        Matcher code = CODE.matcher(Files.readString(file));
        while (code.find()) {
          codes.add(code.group(1));
        }
      }
    }
    codes.removeAll(NOT_AT_PAGES);
    Set<String> known = keys("refusals.properties");

    assertThat(codes).hasSizeGreaterThan(30);
    assertThat(codes).allSatisfy(code -> assertThat(known).contains("refusal." + code));
  }

  @Test
  void bothLanguagesHaveTheSameSentences() throws IOException {
    for (String bundle : List.of("refusals", "authority")) {
      assertThat(keys(bundle + "_en.properties")).isEqualTo(keys(bundle + ".properties"));
    }
  }

  @Test
  void theMostParticularSentenceIsSaidAndNeverTheOneForProgrammers() {
    assertThat(said("invalid-field", "content.legalBasis")).contains("没有依据的事项");
    assertThat(said("invalid-field", "steps[3].until")).contains("期限要在今天之后");
    assertThat(said("invalid-field", "onlineCheck")).isEqualTo("“联网核验”没有填对。请核对后再提交。");
    assertThat(said("agree-when-draft", "proposal")).contains("现在是“草案”");
    assertThat(said("never-heard-of", "x")).contains("现在不能这样办");
  }

  private static String said(String code, String field) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/refusals", "messages/authority");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Refusals(messages)
        .of(
            ProblemException.conflict(code, field, "words for programmers", "more"),
            Locale.SIMPLIFIED_CHINESE)
        .said();
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(".java")).toList());
    }
  }

  private static Set<String> keys(String file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
      properties.load(reader);
    }
    return properties.stringPropertyNames();
  }
}
