package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.access.AuditLog;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;

/** Acceptors, peers and the audit at their pages. */
class RegisterPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String ACCEPTORS = "/authority/acceptors";
  private static final String PEERS = "/authority/peers";
  private static final String AUDIT = "/authority/audit";
  private static final Duration SOON = Duration.ofSeconds(30);

  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
  }

  @Test
  void aRegistrarRegistersAnAcceptorAndItsPoints() {
    StaffAtPages registrar = StaffAtPages.of(node("50"), Role.REGISTRAR);
    registrar.post(ACCEPTORS, acceptor("91500000000000000X", "单位", "library"));
    assertThat(registrar.get(ACCEPTORS).body())
        .contains("统一社会信用代码不对", "value=\"91500000000000000X\"");
    String code = TwoNodes.creditCode();
    registrar.post(ACCEPTORS, acceptor(code, "图书馆", "metro"));
    assertThat(registrar.get(ACCEPTORS).body()).contains("或不适用于这个行业");

    HttpResponse<String> made =
        registrar.post(ACCEPTORS, acceptor(code, "图书馆" + SCRIPT, "library"));
    assertThat(made.body()).contains("密钥只显示这一次");
    assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
    Matcher link = Pattern.compile(ACCEPTORS + "/[0-9a-f-]{36}").matcher(made.body());
    assertThat(link.find()).isTrue();
    String page = link.group();
    assertThat(registrar.get(ACCEPTORS + "?q=" + code).body())
        .contains("图书馆&lt;script&gt;", page)
        .doesNotContain(SCRIPT);
    assertThat(registrar.get(ACCEPTORS + "?q=no-such-thing").body()).contains("没有这样的单位");

    registrar.post(page + "/points", "nameZh=a&nameEn=b&place=999999");
    assertThat(registrar.get(page).body()).contains("没有这个地方");
    registrar.post(page + "/points", "nameZh=" + encode("还书点" + SCRIPT) + "&nameEn=b&place=500103");
    assertThat(registrar.get(page).body())
        .contains("还书点&lt;script&gt;", "500103", "borrowing-and-returning")
        .doesNotContain(SCRIPT);

    String token = StaffForTests.of(node("50")).withRoles(Role.REGISTRAR).token();
    String api = page.replace("/authority", "/api/v1/operator");
    assertThat(node("50").get(api + "/points", token).body()).contains("500103");
    assertThat(node("50").get("/api/v1/operator/acceptors?q=" + code, token).body())
        .contains("\"points\":1");
    assertThat(node("50").get("/api/v1/operator/acceptors?from=-1", token).statusCode())
        .isEqualTo(400);
    assertThat(node("50").get(api.replaceAll("[^/]+$", UUID.randomUUID() + ""), token).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anOperatorSeesHowThePeerDoes() {
    StaffAtPages operator = StaffAtPages.of(node("50"), Role.OPERATOR);
    await().atMost(SOON).until(() -> operator.get(PEERS).body().contains("<svg class=\"chart\""));
    assertThat(operator.get(PEERS).body())
        .contains("四川", "互信正常", "秒前签发", "51-code-1", "纵轴从 0 起，单位毫秒");
    operator.post(PEERS, "region=50&url=http://x.example&fingerprint=" + "0".repeat(64));
    assertThat(operator.get(PEERS).body()).contains("不能是本地区");
    operator.post(PEERS, "region=51&url=http://x.example&fingerprint=" + "0".repeat(64));
    assertThat(operator.get(PEERS).body()).contains("这个地区已经按另一个根密钥登记");
    operator.post(PEERS + "/keys/rotations", "use=root");
    assertThat(operator.get(PEERS).body()).contains("根密钥不能更换");
    operator.post(PEERS + "/keys/no-such-key/revocation", "");
    assertThat(operator.get(PEERS).body()).contains("没有这把密钥");
    operator.post(PEERS + "/keys/rotations", "use=message");
    assertThat(operator.get(PEERS).body()).contains("已办好", "50-message-2", "已换下");
    assertThat(node("50").bean(AuditLog.class).search(AuditLog.Query.everything(), 50))
        .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("key.rotated"));
  }

  @Test
  void anAuditorSearchesAndTheSearchIsKept() {
    AuditLog log = node("50").bean(AuditLog.class);
    String actor = "act-" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 60; i++) {
      log.add(actor, "staff.invited", "subject-" + i, "理由" + SCRIPT);
    }
    log.add(actor, "holder.read", "h", "身份证 50019919900101001X 核对");
    StaffAtPages auditor = StaffAtPages.of(node("50"), Role.AUDITOR);
    String first = auditor.get(AUDIT + "?actor=" + actor).body();
    assertThat(first)
        .contains("subject-59", "理由&lt;script&gt;", "500199********001*")
        .doesNotContain(SCRIPT, "50019919900101001X", ">subject-5<");
    Matcher older =
        Pattern.compile("href=\"(/authority/audit\\?[^\"]*before=[0-9]+)\"").matcher(first);
    assertThat(older.find()).isTrue();
    assertThat(auditor.get(older.group(1).replace("&amp;", "&")).body())
        .contains(">subject-5<")
        .doesNotContain("subject-59");
    assertThat(auditor.get(AUDIT + "?actor=" + actor + "&action=holder.read").body())
        .contains("查看持卡人")
        .doesNotContain("subject-1");
    assertThat(auditor.get(AUDIT + "?actor=" + actor + "&to=2020-01-01").body())
        .contains("没有这样的记录");
    assertThat(auditor.get(AUDIT + "?from=2026-02-01&to=2026-01-01").body())
        .contains("结束的日期要在开始的日期之后");
    assertThat(auditor.get(AUDIT + "?from=soon").body()).contains("请填开始的日期");

    auditor.get(AUDIT + "?subject=50019919900101001X");
    assertThat(auditor.get(AUDIT + "?action=audit.searched").body())
        .contains("查询审计", "actor=" + actor, "subject=500199********001*")
        .doesNotContain("50019919900101001X");
    String token = StaffForTests.of(node("50")).withRoles(Role.AUDITOR).token();
    assertThat(node("50").get("/api/v1/audit?actor=" + actor, token).body())
        .doesNotContain("50019919900101001X");
  }

  private static String acceptor(String code, String name, String sector) {
    return "creditCode=%s&nameZh=%s&nameEn=Library&sector=%s&items=borrowing-and-returning"
        .formatted(code, encode(name), sector);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
