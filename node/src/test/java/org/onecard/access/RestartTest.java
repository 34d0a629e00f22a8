package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.TestNode;
import tools.jackson.databind.json.JsonMapper;

/** What one proposed before a restart, another approves after it. */
class RestartTest {
  private static final String FIRST =
      "{\"staffId\":\"first\",\"name\":\"W\",\"department\":"
          + "{\"id\":\"office\",\"titleZh\":\"O\",\"titleEn\":\"Office\"}}";
  @TempDir Path base;

  @Test
  void proposalsTokensAndDisablingSurvive() {
    Proposal proposal;
    String proposer;
    StaffForTests.Made lead;
    String gone;
    try (TestNode node = TestNode.start("50", base)) {
      assertThat(node.post("/api/v1/operator/staff", node.operatorToken(), FIRST).statusCode())
          .as("nobody keeps staff yet")
          .isEqualTo(201);
      assertThat(node.post("/api/v1/operator/staff", node.operatorToken(), FIRST).statusCode())
          .as("the invitation was lost before it was taken up")
          .isEqualTo(201);
      StaffForTests staff = StaffForTests.of(node);
      StaffForTests.Made clerk = staff.withRoles(Role.CLERK);
      lead = staff.withRoles(Role.CLERK_LEAD);
      StaffForTests.Made leaving = staff.withRoles(Role.CLERK);
      gone = leaving.token();
      node.bean(Staff.class).disable(staff.admin(), leaving.member().staffId(), "left");
      proposer = clerk.token();
      proposal =
          node.bean(FourEyes.class)
              .propose(
                  clerk.member(),
                  ActForTests.KIND,
                  "after-restart",
                  new JsonMapper().createObjectNode(),
                  "because");
    }
    try (TestNode node = TestNode.start("50", base)) {
      assertThat(node.get("/api/v1/staff/me", gone).statusCode()).isEqualTo(401);
      String path = "/api/v1/four-eyes/" + proposal.id() + "/approval";
      assertThat(node.post(path, proposer, "{}").statusCode()).isEqualTo(403);
      assertThat(node.post(path, lead.token(), "{}").statusCode()).isEqualTo(200);
      assertThat(node.bean(ActForTests.class).timesDone("after-restart")).isEqualTo(1);
      assertThat(node.post(path, lead.token(), "{}").statusCode()).isEqualTo(409);
    }
  }
}
