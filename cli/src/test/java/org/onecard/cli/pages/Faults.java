package org.onecard.cli.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an open page as far as a browser can tell. */
final class Faults {
  private static final int FIRST_ERROR = 400;

  /** Words of a page's own, not what people wrote or named, as a headline may be. */
  private static final String FOREIGN =
      """
      (english) => {
        const own = english ? "h2, h3, label > span, button, th, legend, nav a, summary"
          : "h1, h2, h3, p, li, label, button, th, legend, a, summary, td, span";
        const foreign = english ? /[\\u4e00-\\u9fff]/ : /[A-Za-z]+(?:[ ,]+[a-z']+){3,}/;
        return [...document.querySelectorAll(own)]
          .filter((element) => !element.closest("[lang]:not(html), .words, [data-names]"))
          .flatMap((element) => [...element.childNodes])
          .filter((node) => node.nodeType === Node.TEXT_NODE && foreign.test(node.textContent))
          .map((node) => node.textContent.trim());
      }
      """;

  private static final String TOO_WIDE =
      """
      () => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.body.querySelectorAll("*")]
          .filter((element) => !element.closest(".scroll")
            && (element.getBoundingClientRect().right > width + 1
              || element.clientWidth > 0 && element.scrollWidth > width + 1))
          .map((element) => element.tagName + "." + element.className + ": "
            + element.textContent.trim().slice(0, 40))
          .slice(0, 5);
      }
      """;

  private final List<String> heard = new ArrayList<>();
  private final Page page;
  private final int status;

  /** Listens to the page from now on; its own answer may bear this status. */
  Faults(Page page, int status) {
    this.page = page;
    this.status = status;
    page.onConsoleMessage(
        message -> {
          boolean own = status >= FIRST_ERROR && message.text().contains("status of " + status);
          if (!own && List.of("error", "warning").contains(message.type())) {
            heard.add(message.type() + " on the console: " + message.text());
          }
        });
    page.onPageError(error -> heard.add("script: " + error));
    page.onResponse(this::hear);
  }

  private void hear(Response response) {
    boolean own = response.status() == status && response.request().isNavigationRequest();
    if (response.status() >= FIRST_ERROR && !own) {
      heard.add(response.status() + " for " + response.url());
    }
  }

  /** What was heard so far, and what is seen now. */
  List<String> list(boolean english) {
    List<String> faults = new ArrayList<>(heard);
    for (Object text : (List<?>) page.evaluate(FOREIGN, english)) {
      faults.add("in the other language: " + text);
    }
    for (Object text : (List<?>) page.evaluate(TOO_WIDE)) {
      faults.add("wider than the page: " + text);
    }
    return faults;
  }
}
