package org.onecard.kernel.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsProgram}. */
final class ProgramCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> programs =
        AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class).stream()
            .flatMap(needs -> Arrays.stream(needs.value()))
            .toList();
    return decide(programs, System.getenv("PATH"), System.getenv("CI"));
  }

  static ConditionEvaluationResult decide(
      List<String> programs, @Nullable String path, @Nullable String ci) {
    List<String> missing = programs.stream().filter(program -> !isOn(path, program)).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("all there: " + programs);
    }
    String reason = "left out: not installed: " + String.join(", ", missing);
    if ("true".equals(ci)) {
      throw new IllegalStateException("with CI=true nothing may be " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  private static boolean isOn(@Nullable String path, String program) {
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
