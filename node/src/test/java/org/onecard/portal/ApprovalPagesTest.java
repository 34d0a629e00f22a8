package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.access.FourEyes;
import org.onecard.access.Proposal;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The second person decides at the page: sees everything, says why, and only once. */
class ApprovalPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String PAGE = "/authority/approvals";
  private final FourEyes fourEyes = node("50").bean(FourEyes.class);
  private final StaffForTests.Made proposer =
      StaffForTests.of(node("50")).withRoles(Role.CLERK, Role.CLERK_LEAD);

  @Test
  void whatWaitsIsShownWholeAsTextAndMasked() {
    Proposal proposal = propose();
    StaffAtPages lead = StaffAtPages.of(node("50"), Role.CLERK_LEAD);
    assertThat(lead.get(PAGE).body())
        .contains(PAGE + "/" + proposal.id() + "/approval", "理由&lt;script&gt;", "值&lt;script&gt;")
        .contains("500199********001*")
        .doesNotContain(SCRIPT, "50019919900101001X");
    StaffAtPages clerk = StaffAtPages.of(node("50"), Role.CLERK);
    assertThat(clerk.get(PAGE).body()).doesNotContain(proposal.id().toString());
    clerk.post(PAGE + "/" + proposal.id() + "/approval", "");
    assertThat(clerk.get(PAGE).body()).contains("您没有办这一类事的角色");
  }

  @Test
  void itIsRefusedWithAReasonOnly() {
    Proposal proposal = propose();
    StaffAtPages lead = StaffAtPages.of(node("50"), Role.CLERK_LEAD);
    lead.post(PAGE + "/" + proposal.id() + "/refusal", "reason=");
    assertThat(lead.get(PAGE).body()).contains("请写明理由");
    assertThat(state(proposal)).isEqualTo(Proposal.State.PENDING);
    lead.post(PAGE + "/" + proposal.id() + "/refusal", "reason=" + encode("材料不全"));
    assertThat(lead.get(PAGE).body()).contains("已办好").doesNotContain(proposal.id().toString());
    assertThat(state(proposal)).isEqualTo(Proposal.State.REFUSED);
    lead.post(PAGE + "/" + proposal.id() + "/approval", "");
    assertThat(lead.get(PAGE).body()).contains("这一件已经有人办过了");
    assertThat(lead.postWithoutCsrf(PAGE + "/" + proposal.id() + "/approval").statusCode())
        .isEqualTo(403);
  }

  @Test
  void theHomeOfEachRoleSaysWhatWaits() {
    StaffAtPages reviewer = StaffAtPages.of(node("50"), Role.COMPLAINTS, Role.CLERK_LEAD);
    propose();
    Matcher task =
        Pattern.compile("href=\"/authority/approvals\">等您复核：([0-9]+) 件")
            .matcher(reviewer.get("/authority").body());
    assertThat(task.find()).isTrue();
    String token = StaffForTests.of(node("50")).withRoles(Role.CLERK_LEAD, Role.AUDITOR).token();
    assertThat(node("50").get("/api/v1/authority/work", token).body())
        .contains("\"kind\":\"approvals\"", "\"page\":\"/authority/approvals\"");
    StaffAtPages auditor = StaffAtPages.of(node("50"), Role.AUDITOR);
    assertThat(auditor.get("/authority").body()).contains("现在没有等您办的").doesNotContain("下一版清单");
  }

  private Proposal propose() {
    ObjectNode payload = JsonMapper.shared().createObjectNode();
    payload.put("what", "值" + SCRIPT).put("number", "50019919900101001X");
    return fourEyes.propose(
        proposer.member(), "act-for-tests", UUID.randomUUID().toString(), payload, "理由" + SCRIPT);
  }

  private Proposal.State state(Proposal proposal) {
    return fourEyes.find(proposal.id()).orElseThrow().state();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
