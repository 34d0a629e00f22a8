package org.onecard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The commands that a document shows. */
public final class ShownCommands {
  private static final Pattern ONECARD = Pattern.compile("\\./onecard((?: +[^\\s`|)&;]+)*)");
  private static final Pattern RUNNABLE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  private final String document;

  /** The commands of a document in Markdown. */
  public ShownCommands(String document) {
    this.document = document;
  }

  /** All documents for people who read the repository. */
  static List<Path> documents() throws IOException {
    Path root = Path.of("..");
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  /** The shown uses of onecard that the program would not understand, each with its fault. */
  List<String> misunderstood() {
    return ONECARD
        .matcher(document)
        .results()
        .map(MatchResult::group)
        .flatMap(shown -> fault(shown).stream())
        .toList();
  }

  /** The blocks that a reader types, in their order: one script. */
  public String script() {
    StringBuilder script = new StringBuilder("set -eu -o pipefail\n");
    RUNNABLE.matcher(document).results().forEach(block -> script.append(block.group(1)));
    return script.toString();
  }

  private static List<String> fault(String shown) {
    String[] words = shown.replaceFirst("\\./onecard *", "").split(" +");
    String[] arguments = words.length == 1 && words[0].isEmpty() ? new String[0] : words;
    try {
      CommandLine.ParseResult _ = OneCard.commandLine().parseArgs(arguments);
      return List.of();
    } catch (MissingParameterException onlyMentioned) {
      return List.of();
    } catch (ParameterException wrong) {
      return List.of(shown + ": " + wrong.getMessage());
    }
  }
}
