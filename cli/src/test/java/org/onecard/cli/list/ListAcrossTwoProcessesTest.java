package org.onecard.cli.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.FreePorts;
import org.onecard.cli.OtherAccount;
import org.onecard.cli.demo.Demonstration;
import org.onecard.cli.operate.FirstEdition;
import org.onecard.cli.operate.NodeClient;
import org.onecard.cli.operate.TrustExchange;
import org.onecard.kernel.testing.NeedsProgram;
import org.onecard.protocol.catalogue.Edition;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes as two processes, each under an account that cannot open the other's folder and on a
 * clock set forward by libfaketime: an item proposed in 51, agreed in 50, approved, signed on both
 * sides, in force at midnight, accepted at 00:00:01, suspended by 50 at noon and refused there at
 * 12:00:05 while 51 goes on. Every act is a staff member's over the public interface.
 */
@NeedsProgram({"faketime", "setpriv"})
class ListAcrossTwoProcessesTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String PROPOSALS = "/api/v1/catalogue/proposals";
  private static final String SECOND = "/api/v1/catalogue/editions/2";

  /** Two accounts that every system has, for PostgreSQL asks for the name of its own. */
  private static final int DAEMON = 1;

  private static final int NOBODY = 65534;

  @TempDir private Path folder;
  private RegionProcess chongqing;
  private RegionProcess sichuan;

  @BeforeEach
  void provinces() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path runtime = Files.createDirectory(data.resolve("runtime"));
    Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxrwxrwx"));
    OtherAccount of50 = new OtherAccount(folder, NOBODY);
    OtherAccount of51 = new OtherAccount(folder, DAEMON);
    int port = FreePorts.pair();
    FakedClock clock50 = new FakedClock(folder, "clock-50");
    FakedClock clock51 = new FakedClock(folder, "clock-51");
    chongqing = RegionProcess.start(data, "50", port, port + 1, of50, clock50);
    sichuan = RegionProcess.start(data, "51", port + 1, port, of51, clock51);
    List<RegionProcess> both = List.of(chongqing, sichuan);
    both.forEach(RegionProcess::awaitAnswer);
    List<NodeClient> clients = both.stream().map(RegionProcess::client).toList();
    TrustExchange.between(clients);
    FirstEdition.putInForce(clients);
    SecureRandom random = new SecureRandom();
    clients.parallelStream().forEach(node -> Demonstration.load(node, random));
  }

  @AfterEach
  void stop() {
    if (sichuan != null) {
      sichuan.close();
    }
    if (chongqing != null) {
      chongqing.close();
    }
  }

  @Test
  void anItemIsInForceAtMidnightAndSuspendedByOneSideAtNoon() throws Exception {
    neitherReadsTheOthersKeys();
    LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), Edition.ZONE).plusDays(2);
    Instant midnight = tomorrow.atStartOfDay(Edition.ZONE).toInstant();
    moveTo(midnight.minus(Duration.ofHours(1)));
    theDatabasesKeepTheMachinesClock();

    String id = agreed();
    approved(id);
    signedByEachInItsTurn(tomorrow);
    await().atMost(SOON).until(() -> state(chongqing, id).equals("in-edition"));
    await().atMost(SOON).until(() -> state(sichuan, id).equals("in-edition"));

    TheatreDesk here = TheatreDesk.open(chongqing, "500103");
    TheatreDesk there = TheatreDesk.open(sichuan, "510104");
    atMidnight(here, there, midnight);
    assertThat(state(chongqing, id)).isEqualTo("in-force");

    atNoon(here, there, midnight.plus(Duration.ofHours(12)));
    assertThat(state(chongqing, id)).isEqualTo("suspended");
    assertThat(state(sichuan, id)).isEqualTo("in-force");
    theDatabasesKeepTheMachinesClock();
  }

  private void neitherReadsTheOthersKeys() throws Exception {
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      RegionProcess other = node == chongqing ? sichuan : chongqing;
      assertThat(node.folder().root().resolve("keys")).isNotEmptyDirectory();
      assertThat(node.account().canList(node.folder().root().resolve("keys"))).isTrue();
      if (node.account().isSeparate()) {
        assertThat(other.account().canList(node.folder().root().resolve("keys"))).isFalse();
        assertThat(other.account().canList(node.folder().root())).isFalse();
      }
    }
  }

  /** Both together, for what they tell each other bears the time; sessions end meanwhile. */
  private void moveTo(Instant moment) throws Exception {
    chongqing.clock().moveTo(moment);
    sichuan.clock().moveTo(moment);
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      node.awaitClock(moment);
      node.signOut();
    }
  }

  private void theDatabasesKeepTheMachinesClock() throws Exception {
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      assertThat(node.databaseClock()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
      assertThat(RegionProcess.momentOf(node.get("/health", null)))
          .isAfter(Instant.now().plus(Duration.ofHours(12)));
    }
  }

  /** From an idea in 51 to the agreement of both; answers the proposal's id. */
  private String agreed() throws Exception {
    String id = UUID.randomUUID().toString();
    String path = PROPOSALS + "/" + id;
    sichuan.done(
        "editor",
        PROPOSALS,
        Map.of(
            "id", id,
            "place", "510100",
            "partner", "500103",
            "titleZh", "剧场入场",
            "reason", "成都与渝中区试点"));
    sichuan.done("editor", path + "/draft", Map.of("change", "add", "content", theatreEntry()));
    sichuan.done("editor", path + "/submission", Map.of());
    await().atMost(SOON).until(() -> state(chongqing, id).equals("in-review"));
    JsonNode seen = chongqing.done("reviewer", path + "/comments", Map.of("text", "同意试点"));
    Map<String, String> digest = Map.of("digest", seen.required("digest").asString());
    chongqing.done("reviewer", path + "/agreement", digest);
    sichuan.done("reviewer", path + "/agreement", digest);
    awaitBoth(id, "agreed");
    return id;
  }

  private void approved(String id) throws Exception {
    for (RegionProcess node : List.of(sichuan, chongqing)) {
      JsonNode seen = RegionProcess.ok(node.ask("auditor", PROPOSALS + "/" + id));
      Map<String, String> approval = new HashMap<>();
      approval.put("digest", seen.required("digest").asString());
      approval.put("authority", "批准机关（演示）");
      approval.put("act", "演示批准文书第2号");
      approval.put("date", LocalDate.ofInstant(node.clock().now(), Edition.ZONE).toString());
      node.done("approver", PROPOSALS + "/" + id + "/approval", approval);
    }
    awaitBoth(id, "approved");
  }

  /** No side has signed before its own approver has acted, whatever the other side did. */
  private void signedByEachInItsTurn(LocalDate day) throws Exception {
    JsonNode composed =
        sichuan.done(
            "approver", "/api/v1/catalogue/compositions", Map.of("effectiveFrom", day.toString()));
    assertThat(signatures(sichuan)).as("composed, not yet approved in 51").isEmpty();
    Map<String, String> digest = Map.of("digest", composed.required("digest").asString());
    sichuan.done("approver", SECOND + "/approvals", digest);
    await().atMost(SOON).until(() -> chongqing.ask("auditor", SECOND).statusCode() == 200);
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      assertThat(signatures(node)).as("50's approver has not acted").containsExactly("51");
      assertThat(node.get(SECOND + "/document", null).statusCode()).isEqualTo(404);
    }
    chongqing.done("approver", SECOND + "/approvals", digest);
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      await().atMost(SOON).until(() -> node.get(SECOND + "/document", null).statusCode() == 200);
      assertThat(signatures(node)).containsExactlyInAnyOrder("50", "51");
    }
    assertThat(chongqing.get(SECOND + "/document", null).body())
        .isEqualTo(sichuan.get(SECOND + "/document", null).body());
  }

  private static List<String> signatures(RegionProcess node) throws Exception {
    return RegionProcess.ok(node.ask("auditor", SECOND))
        .required("drafts")
        .required(0)
        .required("signedBy")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private void atMidnight(TheatreDesk here, TheatreDesk there, Instant midnight) throws Exception {
    moveTo(midnight.minus(Duration.ofMinutes(10)));
    HttpResponse<String> before = here.accept(sichuan.client());
    assertThat(RegionProcess.momentOf(before)).isBefore(midnight);
    assertThat(RegionProcess.ok(before).required("reason").asString()).isEqualTo("item-not-listed");
    moveTo(midnight.minusSeconds(3));
    for (TheatreDesk desk : List.of(here, there)) {
      waitUntil(midnight.plusSeconds(1));
      HttpResponse<String> after = desk.accept(sichuan.client());
      assertThat(RegionProcess.momentOf(after))
          .isBetween(midnight.plusSeconds(1), midnight.plus(Duration.ofMinutes(1)));
      assertThat(RegionProcess.ok(after).required("decision").asString())
          .as("00:00:01: %s", after.body())
          .isEqualTo("accepted");
    }
  }

  private void atNoon(TheatreDesk here, TheatreDesk there, Instant noon) throws Exception {
    moveTo(noon.minusSeconds(20));
    assertThat(RegionProcess.ok(here.accept(sichuan.client())).required("decision").asString())
        .as("in the morning")
        .isEqualTo("accepted");
    waitUntil(noon);
    chongqing.done(
        "approver",
        "/api/v1/catalogue/items/" + TheatreDesk.ITEM + "/suspension",
        Map.of("reason", "演示：设备检修"));
    waitUntil(noon.plusSeconds(5));
    HttpResponse<String> refused = here.accept(sichuan.client());
    assertThat(RegionProcess.momentOf(refused))
        .isBetween(noon.plusSeconds(5), noon.plus(Duration.ofMinutes(1)));
    assertThat(RegionProcess.ok(refused).required("decision").asString()).isEqualTo("declined");
    assertThat(RegionProcess.ok(refused).required("reason").asString())
        .isEqualTo("item-suspended-here");
    HttpResponse<String> accepted = there.accept(sichuan.client());
    assertThat(RegionProcess.ok(accepted).required("decision").asString())
        .as("51 goes on: %s", accepted.body())
        .isEqualTo("accepted");
  }

  private void waitUntil(Instant moment) throws InterruptedException {
    Instant latest = moment;
    for (RegionProcess node : List.of(chongqing, sichuan)) {
      long millis = Duration.between(node.clock().now(), latest).toMillis();
      Thread.sleep(Math.max(0, millis));
    }
  }

  private void awaitBoth(String id, String state) {
    await().atMost(SOON).until(() -> state(chongqing, id).equals(state));
    await().atMost(SOON).until(() -> state(sichuan, id).equals(state));
  }

  private static String state(RegionProcess node, String id) throws Exception {
    HttpResponse<String> answer = node.ask("auditor", PROPOSALS + "/" + id);
    return answer.statusCode() == 200
        ? RegionProcess.ok(answer).required("state").asString()
        : "unknown";
  }

  private static Map<String, Object> theatreEntry() {
    Map<String, Object> item = new HashMap<>();
    item.put("code", TheatreDesk.ITEM);
    item.put("domain", "culture");
    item.put("titleZh", "演示剧场入场");
    item.put("titleEn", "Demonstration theatre entry");
    item.put("modes", List.of("code", "chip"));
    item.put("minimumAssurance", "chip");
    item.put("places", List.of("500000", "510000"));
    item.put("acceptorSectors", List.of("theatre"));
    item.put("admissionRequired", false);
    item.put("requires", List.of());
    item.put("releases", List.of());
    item.put("releasesSocialSecurityNumber", false);
    item.put("transitFunctionRequired", false);
    item.put("onlineCheck", false);
    item.put("unknownOnline", "accept-provisionally");
    item.put("unknownOffline", "accept-provisionally");
    item.put("legalBasis", "演示依据，并非真实文件");
    item.put("departments", List.of("文化和旅游部门"));
    item.put("complaintTelephone", "000-5000-0001");
    item.put("validFrom", "2025-01-01");
    return item;
  }
}
