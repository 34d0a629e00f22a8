package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.NodeTest;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;

/** Each role is shown the pages it may open, and no door that is shut. */
class StaffNavigationTest extends NodeTest {
  private static final Pattern ROW =
      Pattern.compile("<nav class=\"staff-nav\".*?</nav>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @ParameterizedTest
  @EnumSource(Role.class)
  void theLinksShownOpenAndThoseNotShownAreShut(Role role) {
    StaffAtPages member = StaffAtPages.of(node("50"), role);
    List<String> shown = links(member.get("/staff").body());

    List<String> open = new ArrayList<>();
    for (String path : StaffNavigation.PATHS) {
      int status = member.get(path).statusCode();
      assertThat(status).as("%s for %s", path, role).isIn(200, 403, 404);
      if (status == 200) {
        open.add(path);
      }
    }

    assertThat(shown).isEqualTo(open).contains("/staff");
  }

  @Test
  void eachPageOfTheRowHasItsNameInBothLanguages() {
    StaffAtPages editor = StaffAtPages.of(node("50"), Role.EDITOR);
    String chinese = editor.get("/staff?lang=zh").body();
    String english = editor.get("/staff?lang=en").body();

    assertThat(row(chinese)).contains("待办").doesNotContain("??");
    assertThat(row(english)).contains("What waits", "aria-current=\"page\"");
  }

  @Test
  void visitorsSeeNoneOfIt() {
    assertThat(node("50").get("/").body()).doesNotContain("staff-nav", "staff.css");
  }

  private static List<String> links(String page) {
    return LINK.matcher(row(page)).results().map(found -> found.group(1)).toList();
  }

  private static String row(String page) {
    return ROW.matcher(page).results().map(found -> found.group()).findFirst().orElse("");
  }
}
