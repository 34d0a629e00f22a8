package org.onecard.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of all modules are tidy; each rule is seen to find what it looks for. */
class TidyTest {
  private static final Set<String> SOURCES = Set.of("java", "js", "css", "html", "sql");

  @TempDir Path folder;

  @Test
  void theSourcesOfEveryModuleAreTidy() throws IOException {
    Path top = top();
    List<Path> sources = sources(top);
    assertThat(sources).hasSizeGreaterThan(50);
    Map<String, String> texts = new TreeMap<>();
    for (Path source : sources) {
      String path = top.relativize(source).toString().replace('\\', '/');
      texts.put(path, Files.readString(source));
    }
    assertThat(TidyRules.faults(texts)).isEmpty();
  }

  @Test
  void onlySourcesAreWalkedAndNotWhatIsBuiltFromThem() throws IOException {
    for (String file :
        List.of("a/src/main/A.java", "a/target/B.java", "a/src/a.js", "a/pom.xml", "C.java")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "");
    }
    assertThat(sources(folder))
        .extracting(path -> folder.relativize(path).toString())
        .containsExactlyInAnyOrder("a/src/main/A.java", "a/src/a.js");
  }

  @Test
  void aTidyFileHasNoFault() {
    assertThat(faults("node/A.java", function(TidyRules.MAX_FUNCTION_LINES))).isEmpty();
    assertThat(faults("node/a.js", "x".repeat(TidyRules.MAX_COLUMNS))).isEmpty();
    assertThat(faults("node/a.js", "x\n".repeat(TidyRules.MAX_FILE_LINES))).isEmpty();
  }

  @Test
  void aFunctionTooLongIsFound() {
    assertThat(faults("node/A.java", function(TidyRules.MAX_FUNCTION_LINES + 1)))
        .containsExactly("node/A.java:2: long_one has 71 lines; split it below 70");
  }

  @Test
  void aFileTooLongIsFound() {
    assertThat(faults("node/a.js", "x\n".repeat(TidyRules.MAX_FILE_LINES + 1)))
        .containsExactly("node/a.js: 501 lines; split it below 500");
  }

  @Test
  void aLineTooLongIsFound() {
    assertThat(faults("node/a.js", "\n" + "x".repeat(TidyRules.MAX_COLUMNS + 1)))
        .containsExactly("node/a.js:2: 101 columns; break the line before 100");
  }

  @Test
  void anAddressMayBeLong() {
    assertThat(faults("node/a.js", "// https://x.example/" + "x".repeat(99))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x; ", "x;\t", "// TO" + "DO", "// FIX" + "ME x", "XX" + "X"})
  void leftoversAreFound(String line) {
    assertThat(faults("cli/a.js", line)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.print" + "StackTrace();", "@Dis" + "abled", "@Dis" + "abled(\"x\")"})
  void leftoversOfJavaAreFound(String line) {
    assertThat(faults("cli/A.java", line)).hasSize(1);
  }

  @Test
  void aTraceMayGoToAWriterThatIsPassedIn() {
    assertThat(faults("cli/A.java", "e.print" + "StackTrace(writer);")).isEmpty();
  }

  @Test
  void printingIsFoundButForTheCommandLineAndBenchmarks() {
    String line = "System.out.p" + "rintln(1);";
    assertThat(faults("node/A.java", line)).hasSize(1);
    assertThat(faults("cli/A.java", line)).isEmpty();
    assertThat(faults("benchmarks/A.java", line)).isEmpty();
  }

  private static List<String> faults(String path, String text) {
    return TidyRules.faults(Map.of(path, text));
  }

  private static String function(int lines) {
    return "class A {\n  void long_one() {\n" + "    x();\n".repeat(lines - 2) + "  }\n}\n";
  }

  private static Path top() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no mvnw above here: run inside the repository");
    }
    return folder;
  }

  /** The source files below {@code module/src}, leaving out what a build or a user puts there. */
  private static List<Path> sources(Path top) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            Path relative = top.relativize(dir);
            boolean aside =
                relative.getNameCount() == 2 && !relative.getName(1).toString().equals("src");
            return aside ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (top.relativize(file).getNameCount() > 2
                && SOURCES.contains(name.substring(name.lastIndexOf('.') + 1))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
