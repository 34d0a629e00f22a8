package org.onecard.cli.fares.clear;

import java.util.List;
import java.util.Map;

/**
 * What reading the tap files came to; kept, so that a killed clearing need not read them again.
 *
 * @param request all that the results depend on beside the files' contents
 * @param rows data rows of all files
 * @param latestSecond no tap can be later
 * @param totals {@link Totals#asMap} of what was rejected
 */
record ReadSummary(
    String request,
    List<ReadFile> files,
    long rows,
    long latestSecond,
    Map<String, Map<String, Long>> totals) {

  /**
   * One file.
   *
   * @param blankLines lines with nothing on them, which are no rows
   */
  record ReadFile(
      int file, long octets, String sm3, long rows, long blankLines, long rejectedRows) {}
}
