package org.onecard.cli.pages;

import static org.onecard.cli.pages.PageRow.at;
import static org.onecard.cli.pages.PageRow.reached;

import java.util.stream.Stream;
import org.onecard.cli.pages.Viewer.Anyone;
import org.onecard.cli.pages.Viewer.Staff;

/** The pages of applicants and of the counter. */
final class CounterRows {
  private CounterRows() {}

  static Stream<PageRow> all() {
    Viewer anyone = new Anyone();
    Viewer clerk = new Staff("clerk");
    return Stream.of(
        at("apply", anyone, "/apply").inEveryForm(),
        reached("apply-wrong", anyone, (page, arranged) -> arranged.counter().applyWrongly(page)),
        reached("apply-filed", anyone, (page, arranged) -> arranged.counter().apply(page)),
        reached("apply-view", anyone, (page, arranged) -> arranged.counter().follow(page)),
        at("counter", clerk, "/counter").inEveryForm(),
        reached("counter-nobody", clerk, (page, arranged) -> arranged.counter().nobody(page)),
        reached("counter-holder", clerk, (page, arranged) -> arranged.counter().holder(page)),
        at("counter-apply", clerk, "/counter/applications/new"),
        at("counter-applications", clerk, "/counter/applications"),
        reached(
            "counter-application", clerk, (page, arranged) -> arranged.counter().application(page)),
        at("counter-rating-code", clerk, "/counter/rating-codes"),
        at("counter-neighbour", clerk, "/counter/replacements/new"),
        reached("counter-case", clerk, (page, arranged) -> arranged.counter().neighbour(page)));
  }
}
