package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.FourEyes.Denial;
import org.onecard.access.FourEyes.Ruling;
import org.onecard.web.ProblemException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An act that two people must want happens once, by two, in time, or not at all. */
class FourEyesTest extends NodeTest {
  private static final TestNode NODE = node("50");
  private final FourEyes fourEyes = NODE.bean(FourEyes.class);
  private final ActForTests act = NODE.bean(ActForTests.class);
  private final StaffForTests staff = StaffForTests.of(NODE);
  private final StaffForTests.Made proposer = staff.withRoles(Role.CLERK, Role.CLERK_LEAD);
  private final StaffForTests.Made lead = staff.withRoles(Role.CLERK_LEAD);
  private final StaffForTests.Made clerk = staff.withRoles(Role.CLERK);
  private final String subject = UUID.randomUUID().toString();

  @Test
  void aSecondPersonWithTheRoleCarriesItOutOnce() {
    Proposal proposal = propose();

    assertThat(denial(proposer, proposal)).isEqualTo(Denial.OWN_PROPOSAL);
    assertThat(denial(clerk, proposal)).isEqualTo(Denial.ROLE_MISSING);
    assertThat(act.timesDone(subject)).isZero();

    assertThat(fourEyes.approve(lead.member(), proposal.id(), "seen"))
        .isInstanceOfSatisfying(
            Ruling.Decided.class,
            decided -> {
              assertThat(decided.proposal().state()).isEqualTo(Proposal.State.CARRIED_OUT);
              assertThat(decided.proposal().decidedBy()).isEqualTo(lead.member().staffId());
            });
    assertThat(act.timesDone(subject)).isEqualTo(1);
    assertThat(denial(staff.withRoles(Role.CLERK_LEAD), proposal))
        .isEqualTo(Denial.ALREADY_DECIDED);
    assertThat(act.timesDone(subject)).isEqualTo(1);
    assertThat(NODE.bean(AuditLog.class).search(aboutSubject(), 10))
        .extracting(AuditLog.Entry::action)
        .containsExactly("act-for-tests.carried-out", "act-for-tests.proposed");
  }

  @Test
  void ofManyWhoApproveAtOnceOneCarriesItOut() throws Exception {
    Proposal proposal = propose();
    List<StaffForTests.Made> leads =
        Stream.generate(() -> staff.withRoles(Role.CLERK_LEAD)).limit(6).toList();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Ruling>> rulings =
          leads.stream()
              .map(one -> many.submit(() -> fourEyes.approve(one.member(), proposal.id(), "")))
              .toList();
      int decided = 0;
      for (Future<Ruling> ruling : rulings) {
        decided += ruling.get() instanceof Ruling.Decided ? 1 : 0;
      }
      assertThat(decided).isEqualTo(1);
    }
    assertThat(act.timesDone(subject)).isEqualTo(1);
  }

  @Test
  void whatFailsLeavesNothingBehindAndStaysPending() {
    Proposal proposal = propose();
    act.failOnce(subject);

    assertThatThrownBy(() -> fourEyes.approve(lead.member(), proposal.id(), ""))
        .isInstanceOf(ProblemException.class);
    assertThat(fourEyes.find(proposal.id()).orElseThrow().state())
        .isEqualTo(Proposal.State.PENDING);
    assertThat(fourEyes.approve(lead.member(), proposal.id(), ""))
        .isInstanceOf(Ruling.Decided.class);
  }

  @Test
  void onePendingForASubjectAndOnlyByWhoMay() {
    propose();
    assertThatThrownBy(this::propose)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("already-proposed"));
    StaffMember auditor = staff.withRoles(Role.AUDITOR).member();
    assertThatThrownBy(() -> fourEyes.propose(auditor, ActForTests.KIND, "x", payload(), "because"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("role-missing"));
  }

  @Test
  void nobodyApprovesAfterItsTime() {
    MovingClock clock = new MovingClock(Instant.now());
    FourEyes ours = at(clock);
    Proposal proposal =
        ours.propose(proposer.member(), ActForTests.KIND, subject, payload(), "because");
    clock.move(FourEyesAct.USUAL_LIFETIME.minus(Duration.ofSeconds(1)));
    assertThat(ours.waitingFor(lead.member())).extracting(Proposal::id).contains(proposal.id());
    clock.move(Duration.ofSeconds(1));

    assertThat(ours.waitingFor(lead.member()))
        .extracting(Proposal::id)
        .doesNotContain(proposal.id());
    assertThat(ours.approve(lead.member(), proposal.id(), ""))
        .isInstanceOfSatisfying(
            Ruling.Denied.class, denied -> assertThat(denied.denial()).isEqualTo(Denial.EXPIRED));
    assertThat(ours.find(proposal.id()).orElseThrow().state()).isEqualTo(Proposal.State.EXPIRED);
    assertThat(act.timesDone(subject)).isZero();
    assertThat(
            ours.propose(proposer.member(), ActForTests.KIND, subject, payload(), "again").state())
        .isEqualTo(Proposal.State.PENDING);
  }

  @Test
  void speaksThroughTheApi() {
    Proposal proposal = propose();
    String path = "/api/v1/four-eyes/" + proposal.id();
    assertThat(NODE.get("/api/v1/four-eyes/waiting", lead.token()).body())
        .contains(proposal.id().toString());
    assertThat(NODE.get("/api/v1/four-eyes/own", proposer.token()).body())
        .contains(proposal.id().toString());
    assertThat(NODE.get(path, clerk.token()).statusCode()).isEqualTo(404);

    HttpResponse<String> own = NODE.post(path + "/approval", proposer.token(), "{}");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("own-proposal");
    assertThat(NODE.post(path + "/withdrawal", lead.token(), "{}").statusCode()).isEqualTo(403);
    assertThat(NODE.post(path + "/refusal", lead.token(), "{}").statusCode())
        .as("a refusal says why")
        .isEqualTo(400);
    HttpResponse<String> refused =
        NODE.post(path + "/refusal", lead.token(), "{\"reason\":\"not like this\"}");
    assertThat(refused.body()).contains("\"state\":\"refused\"", "not like this");
    assertThat(NODE.post(path + "/approval", lead.token(), "{}").statusCode()).isEqualTo(409);
    assertThat(act.timesDone(subject)).isZero();
  }

  private Proposal propose() {
    return fourEyes.propose(proposer.member(), ActForTests.KIND, subject, payload(), "because");
  }

  private Denial denial(StaffForTests.Made who, Proposal proposal) {
    return ((Ruling.Denied) fourEyes.approve(who.member(), proposal.id(), "")).denial();
  }

  private AuditLog.Query aboutSubject() {
    return new AuditLog.Query(null, null, subject, null, null, Long.MAX_VALUE);
  }

  private FourEyes at(MovingClock clock) {
    return new FourEyes(
        NODE.bean(ProposalStore.class),
        NODE.bean(AuditLog.class),
        NODE.bean(TransactionTemplate.class),
        clock,
        new SecureRandom(),
        NODE.provider(FourEyesAct.class));
  }

  private static ObjectNode payload() {
    return new JsonMapper().createObjectNode().put("what", "something");
  }
}
