package org.onecard.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Says what is untidy in one source file. */
final class TidyRules {
  static final int MAX_FILE_LINES = 500;
  static final int MAX_FUNCTION_LINES = 70;
  static final int MAX_COLUMNS = 100;

  // Written in two parts, so that this file does not find itself.
  private static final Pattern NOTE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern TRACE = Pattern.compile("print" + "StackTrace\\(\\)");
  private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b");
  private static final Pattern CONSOLE = Pattern.compile("System\\.out\\.p" + "rint");
  private static final Pattern MAY_BE_LONG = Pattern.compile("https?://|^import ");

  /** Where the console is the user interface; the node says there, once, that it is ready. */
  private static final List<String> MAY_PRINT =
      List.of("cli/", "benchmarks/", "node/src/main/java/org/onecard/NodeConfiguration.java");

  private TidyRules() {}

  /**
   * The faults of these files, each with the line it is on.
   *
   * @param sources text by path from the top of the repository, with slashes
   */
  static List<String> faults(Map<String, String> sources) {
    List<String> faults = new ArrayList<>();
    sources.forEach((path, text) -> faults.addAll(textFaults(path, text.lines().toList())));
    faults.addAll(longFunctions(sources));
    return faults;
  }

  private static List<String> textFaults(String path, List<String> lines) {
    List<String> faults = new ArrayList<>();
    if (lines.size() > MAX_FILE_LINES) {
      faults.add(path + ": " + lines.size() + " lines; split it below " + MAX_FILE_LINES);
    }
    for (int i = 0; i < lines.size(); i++) {
      String where = path + ":" + (i + 1) + ": ";
      lineFaults(path, lines.get(i)).forEach(fault -> faults.add(where + fault));
    }
    return faults;
  }

  private static List<String> lineFaults(String path, String line) {
    List<String> faults = new ArrayList<>();
    if (line.length() > MAX_COLUMNS && !MAY_BE_LONG.matcher(line).find()) {
      faults.add(line.length() + " columns; break the line before " + MAX_COLUMNS);
    }
    if (!line.stripTrailing().equals(line)) {
      faults.add("white space at the end");
    }
    if (NOTE.matcher(line).find()) {
      faults.add("a note to oneself; do it or file an issue");
    }
    if (TRACE.matcher(line).find()) {
      faults.add("a stack trace on the console; log it or throw it on");
    }
    if (SWITCHED_OFF.matcher(line).find()) {
      faults.add("a test switched off; mend it or remove it");
    }
    if (CONSOLE.matcher(line).find() && !mayPrint(path)) {
      faults.add("printing to the console is not for this file; log it or return it");
    }
    return faults;
  }

  private static boolean mayPrint(String path) {
    return MAY_PRINT.stream().anyMatch(path::startsWith);
  }

  /** All files go to one run of the compiler's parser, for starting it takes the time. */
  private static List<String> longFunctions(Map<String, String> sources) {
    List<Source> units =
        sources.entrySet().stream()
            .filter(source -> source.getKey().endsWith(".java"))
            .map(source -> new Source(source.getKey(), source.getValue()))
            .toList();
    if (units.isEmpty()) {
      return List.of();
    }
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of(), null, units);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<String> faults = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new FunctionLengths(unit, positions, faults).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot parse the sources", e);
    }
    return faults;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class FunctionLengths extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> faults;

    FunctionLengths(CompilationUnitTree unit, SourcePositions positions, List<String> faults) {
      this.unit = unit;
      this.positions = positions;
      this.faults = faults;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long end = positions.getEndPosition(unit, method);
      if (end >= 0) {
        long first = lines.getLineNumber(positions.getStartPosition(unit, method));
        long length = lines.getLineNumber(end) - first + 1;
        if (length > MAX_FUNCTION_LINES) {
          faults.add(
              "%s:%d: %s has %d lines; split it below %d"
                  .formatted(path(), first, method.getName(), length, MAX_FUNCTION_LINES));
        }
      }
      return super.visitMethod(method, null);
    }

    private String path() {
      return unit.getSourceFile().toUri().getPath().substring(1);
    }
  }
}
