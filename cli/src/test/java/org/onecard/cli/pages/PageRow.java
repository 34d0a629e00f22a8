package org.onecard.cli.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.jspecify.annotations.Nullable;

/**
 * A page that everyone of its viewers must be able to read.
 *
 * @param name what its screenshots are called
 * @param status the status it is answered with, 200 but for pages that say what went wrong
 * @param everyForm whether it is looked at in the dark and in large type as well
 */
record PageRow(
    String name, String region, Viewer viewer, Opening opening, int status, boolean everyForm) {
  private static final int OK = 200;

  /** Brings a browser to the page; what it returns is the answer, where there is a single one. */
  @FunctionalInterface
  interface Opening {
    @Nullable Response open(Page page, Arranged arranged);
  }

  /** The page at this path for this viewer at Chongqing's node. */
  static PageRow at(String name, Viewer viewer, String path) {
    return reached(name, viewer, (page, arranged) -> page.navigate(arranged.address("50") + path));
  }

  /** The page that these steps lead to. */
  static PageRow reached(String name, Viewer viewer, Opening opening) {
    return new PageRow(name, "50", viewer, opening, OK, false);
  }

  /** In the dark and in large type as well. */
  PageRow inEveryForm() {
    return new PageRow(name, region, viewer, opening, status, true);
  }

  /** Answered with another status than 200. */
  PageRow answering(int status) {
    return new PageRow(name, region, viewer, opening, status, everyForm);
  }

  @Override
  public String toString() {
    return name;
  }
}
