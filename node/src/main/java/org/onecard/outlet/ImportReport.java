package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import does or would do.
 *
 * @param applied whether it was done: never with a fault in any line
 * @param lines what each line means, in the order of the table
 */
public record ImportReport(boolean applied, List<Line> lines) {

  /** Copies the lines. */
  public ImportReport {
    lines = List.copyOf(lines);
  }

  /** How many lines are at fault. */
  public long faults() {
    return lines.stream().filter(line -> line.change() == Change.FAULT).count();
  }

  /** What a line does. */
  public enum Change {
    /** An outlet that was not there. */
    ADDED,
    /** An outlet that is now another way. */
    ADJUSTED,
    /** Nothing: it stands so already. */
    SAME,
    /** Nothing: something in it is wrong. */
    FAULT
  }

  /**
   * One line.
   *
   * @param line its number in the table, the headings being line 1
   * @param fields what changes
   * @param field what is wrong, with fault and remedy; else null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      long line,
      String code,
      Change change,
      List<String> fields,
      @Nullable String field,
      @Nullable String fault,
      @Nullable String remedy) {

    /** Copies the fields. */
    public Line {
      fields = List.copyOf(fields);
    }
  }
}
