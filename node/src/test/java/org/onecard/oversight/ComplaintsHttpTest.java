package org.onecard.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.ShiftedClock;
import org.onecard.TestNode;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.protocol.catalogue.Domain;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** Complaints on a real node over HTTP: their life, its deadline, Open311, and bad input. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComplaintsHttpTest {
  private static final String SCRIPT = "<script>alert(1)</script>&\"'";
  private static final String API = "/api/v1/complaints";
  private static final String REQUESTS = "/open311/v2/requests";
  private static final ShiftedClock CLOCK = new ShiftedClock();

  @TempDir private static Path folder;
  private static TestNode node;

  @BeforeAll
  static void start() {
    CLOCK.moveTo(Instant.parse("2026-09-29T02:00:00Z"));
    node = TestNode.start("50", folder, CLOCK);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void aComplaintIsAnsweredInWorkingDaysReopenedReferredClosedAndErased() {
    JsonNode filed = file("transit-use", "闸机不认卡 " + SCRIPT);
    String reference = filed.get("reference").asString();
    String secret = filed.get("secret").asString();
    assertThat(filed.get("dueOn").asString())
        .as("over the national holiday, with the Saturday that makes up for it")
        .isEqualTo("2026-10-12");
    assertThat(follow(reference, "0000-0000-0000-0000").statusCode()).isEqualTo(404);
    JsonNode view = json(follow(reference, " " + secret.toLowerCase(Locale.ROOT)));
    assertThat(view.get("state").asString()).isEqualTo("received");
    assertThat(view.get("description").asString()).contains(SCRIPT);
    assertThat(view.get("contact").isNull()).isTrue();

    String clerk = clerk();
    assertThat(step(clerk, reference, "\"action\":\"answer\",\"text\":\"x\"").statusCode())
        .isEqualTo(409);
    assertThat(
            step(clerk, reference, "\"action\":\"route\",\"department\":\"nowhere\"").statusCode())
        .isEqualTo(400);
    done(step(clerk, reference, "\"action\":\"route\",\"department\":\"for-tests\""), "routed");
    done(step(clerk, reference, "\"action\":\"take\""), "handling");
    JsonNode waiting =
        done(step(clerk, reference, "\"action\":\"ask\",\"text\":\"哪个站？\""), "waiting");
    assertThat(waiting.get("dueOn").isNull()).as("the days rest").isTrue();

    CLOCK.moveTo(Instant.parse("2026-10-08T02:00:00Z"));
    JsonNode replied = done(said(reference, "reply", secret, "观音桥站 " + SCRIPT), "handling");
    assertThat(replied.get("dueOn").asString()).isEqualTo("2026-10-14");
    assertThat(replied.get("steps").valueStream().map(s -> s.get("staffId")))
        .as("complainants see no names of staff")
        .allMatch(JsonNode::isNull);

    CLOCK.moveTo(Instant.parse("2026-10-14T15:59:00Z"));
    assertThat(queue("?overdue=true")).doesNotContain(reference);
    CLOCK.moveTo(Instant.parse("2026-10-14T16:01:00Z"));
    assertThat(queue("?overdue=true")).as("midnight in Chongqing has passed").contains(reference);
    done(step(clerk(), reference, "\"action\":\"answer\",\"text\":\"已更换读卡器\""), "answered");
    assertThat(queue("")).doesNotContain(reference);
    JsonNode again = done(said(reference, "reopening", secret, "还是不行"), "reopened");
    assertThat(again.get("dueOn").asString()).as("half the days").isEqualTo("2026-10-20");

    restart();
    assertThat(json(follow(reference, secret)).get("steps").size()).isEqualTo(7);
    assertThat(step(clerk(), reference, refer("region-50")).statusCode())
        .as("its own region is no other body")
        .isEqualTo(400);
    JsonNode referred = done(step(clerk(), reference, refer("region-51")), "answered");
    assertThat(referred.get("body").get("nameZh").asString()).contains("四川");
    assertThat(referred.get("body").get("telephone").asString()).isNotEmpty();

    sweptOn("2026-11-14T02:00:00Z");
    assertThat(state(reference, secret)).isEqualTo("answered");
    sweptOn("2026-11-16T02:00:00Z");
    assertThat(state(reference, secret)).as("nobody objected").isEqualTo("closed");
    sweptOn("2027-02-20T02:00:00Z");
    assertThat(json(said(reference, "reopening", secret, "x")).get("type").asString())
        .endsWith("too-late");
    assertThat(words(reference)).as("kept for now").isPositive();
    sweptOn("2028-11-20T02:00:00Z");
    assertThat(follow(reference, secret).statusCode()).isEqualTo(404);
    assertThat(words(reference)).isZero();
    assertThat(get(REQUESTS + "/" + reference + ".xml").body()).contains("<status>closed</status>");
  }

  @Test
  @Order(2)
  void aTelephoneCallIsEnteredByAClerkAndReopenedForTheCaller() {
    String clerk = clerk();
    String filing =
        """
        {"serviceCode":"card-replacement","description":"换卡等了一个月","contactName":"张三",
         "telephone":"000-1234567","attributes":{"where":"渝中网点"}}""";
    assertThat(node.send("POST", API + "/telephone", null, filing).statusCode()).isEqualTo(401);
    HttpResponse<String> entered = node.post(API + "/telephone", clerk, filing);
    assertThat(entered.statusCode()).isEqualTo(201);
    String reference = json(entered).get("reference").asString();
    JsonNode seen = json(node.get(API + "/" + reference, clerk));
    assertThat(seen.get("channel").asString()).isEqualTo("telephone");
    assertThat(seen.get("contact").get("telephone").asString()).isEqualTo("000-1234567");
    done(step(clerk, reference, "\"action\":\"take\""), "handling");
    done(step(clerk, reference, "\"action\":\"answer\",\"text\":\"已制卡\""), "answered");
    assertThat(step(clerk, reference, "\"action\":\"close\"").statusCode())
        .as("staff cannot declare it resolved")
        .isEqualTo(409);
    for (int i = 0; i < ComplaintLimits.REOPENINGS; i++) {
      done(step(clerk, reference, "\"action\":\"reopen\",\"text\":\"没有收到\""), "reopened");
      done(step(clerk, reference, refer("bank")), "answered");
    }
    HttpResponse<String> tooOften =
        step(clerk, reference, "\"action\":\"reopen\",\"text\":\"又没有收到\"");
    assertThat(tooOften.statusCode()).isEqualTo(409);
    assertThat(json(tooOften).get("remedy").asString()).contains("hotline");
    assertThat(audited(reference))
        .contains("complaint.file", "complaint.read", "complaint.take", "complaint.reopen");
  }

  @Test
  @Order(3)
  void badFilingsAreAnsweredByField() {
    roomForFilings();
    refused("\"description\":\"x\"", "serviceCode", 400);
    refused("\"serviceCode\":\"unheard-of\",\"description\":\"x\"", "serviceCode", 404);
    refused("\"serviceCode\":\"transit-use\",\"description\":\" \"", "description", 400);
    refused(use("x".repeat(ComplaintLimits.DESCRIPTION + 1)), "description", 400);
    refused(use("a\\u0000b"), "description", 400);
    refused(use("a\\ud800b"), "description", 400);
    refused(use("x") + ",\"telephone\":\"javascript:1\"", "telephone", 400);
    refused(use("x") + ",\"email\":\"nobody\"", "email", 400);
    refused(use("x") + ",\"contactName\":\"" + "张".repeat(61) + "\"", "contactName", 400);
    refused(use("x") + ",\"latitude\":\"91\",\"longitude\":\"1\"", "latitude", 400);
    refused(use("x") + ",\"latitude\":\"29.5\"", "longitude", 400);
    refused(use("x") + ",\"attributes\":{\"secret\":\"y\"}", "attributes", 400);
    refused("\"serviceCode\":\"no-new-card\",\"description\":\"x\"", "attributes.card-name", 400);
    refused(use("x") + ",\"requestKey\":\"short\"", "requestKey", 400);
    refused(use("x") + ",\"secret\":\"mine\"", "secret", 400);
  }

  @Test
  @Order(4)
  void aFilingSentTwiceIsOne() {
    roomForFilings();
    String key = ",\"requestKey\":\"" + UUID.randomUUID() + "\"";
    HttpResponse<String> first = post(API, "{" + use("同一件事") + key + "}");
    HttpResponse<String> second = post(API, "{" + use("同一件事") + key + "}");
    assertThat(json(second)).isEqualTo(json(first));
    assertThat(post(API, "{" + use("另一件事") + key + "}").statusCode()).isEqualTo(409);
  }

  @Test
  @Order(5)
  void open311ListsServicesOfEveryDomainInBothFormats() throws Exception {
    Document xml = xml(get("/open311/v2/services.xml?jurisdiction_id=50"));
    assertThat(xml.getDocumentElement().getNodeName()).isEqualTo("services");
    JsonNode services = json(get("/open311/v2/services.json"));
    assertThat(xml.getElementsByTagName("service_code").getLength()).isEqualTo(services.size());
    Set<String> groups =
        services.valueStream().map(s -> s.get("group").asString()).collect(Collectors.toSet());
    Set<String> domains =
        Stream.of(Domain.values()).map(Domain::text).collect(Collectors.toCollection(HashSet::new));
    domains.add("card");
    assertThat(groups).isEqualTo(domains);
    assertThat(services.valueStream().map(s -> s.get("service_code").asString()))
        .contains("card-replacement", "no-new-card", "personal-data");
    assertThat(services.get(0).get("service_name").asString()).startsWith("人力社保");

    Document definition = xml(get("/open311/v2/services/no-new-card.xml"));
    assertThat(definition.getElementsByTagName("required").item(0).getTextContent())
        .isEqualTo("true");
    assertThat(get("/open311/v2/discovery.xml").body()).contains("GeoReport_v2");
  }

  @Test
  @Order(6)
  void open311FilesAndTellsEveryoneNothingThatAnybodyWrote() throws Exception {
    roomForFilings();
    String marked = encode("标记" + SCRIPT);
    HttpResponse<String> filed =
        form(
            REQUESTS + ".xml",
            String.join(
                "&",
                "service_code=health-use",
                "last_name=欧",
                "first_name=阳",
                "phone=0001234567",
                "email=a%40b.example",
                "address_string=" + marked,
                "lat=29.56",
                "long=106.55",
                "attribute%5Bwhere%5D=" + marked,
                "description=" + marked));
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
    String reference = text(xml(filed), "service_request_id");
    String secret = text(xml(filed), "secret");

    String one = get(REQUESTS + "/" + reference + ".xml").body();
    String all = get(REQUESTS + ".json?service_code=health-use,transit-use&status=open").body();
    assertThat(all).contains(reference);
    for (String body : List.of(one, all, get(REQUESTS + ".xml").body())) {
      assertThat(body).doesNotContain("标记").doesNotContain("0001234567").doesNotContain("106.55");
    }
    Document told =
        xml(
            node.send(
                HttpRequest.newBuilder(URI.create(node.url() + REQUESTS + "/" + reference + ".xml"))
                    .header("Onecard-Secret", secret)
                    .build()));
    assertThat(text(told, "description")).isEqualTo("标记" + SCRIPT);
    assertThat(text(told, "requested_datetime")).endsWith("+08:00");
    assertThat(text(told, "expected_datetime")).endsWith("T23:59:59+08:00");

    JsonNode token = json(get("/open311/v2/tokens/" + text(xml(filed), "token") + ".json")).get(0);
    assertThat(token.get("service_request_id").asString()).isEqualTo(reference);
    assertThat(
            get(REQUESTS + ".json?service_request_id=" + reference + ",C50-000000-000000").body())
        .contains(reference);
    assertThat(json(get(REQUESTS + ".json?status=closed&service_code=health-use"))).isEmpty();
  }

  @Test
  @Order(7)
  void open311ErrorsAreInItsOwnForm() throws Exception {
    roomForFilings();
    HttpResponse<String> missing = form(REQUESTS + ".xml", "description=x");
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(text(xml(missing), "code")).isEqualTo("400");
    assertThat(text(xml(missing), "description")).startsWith("service_code: ");
    HttpResponse<String> elsewhere = get("/open311/v2/services.json?jurisdiction_id=51");
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(json(elsewhere).get(0).get("code").asInt()).isEqualTo(404);
    assertThat(get("/open311/v2/services/none.xml").statusCode()).isEqualTo(404);
    assertThat(get("/open311/v2/services.yaml").statusCode()).isEqualTo(404);
    assertThat(get(REQUESTS + "/C50-1.xml").statusCode()).isEqualTo(404);
    assertThat(get("/open311/v2/tokens/1.xml").statusCode()).isEqualTo(404);
    for (String query :
        List.of(
            "status=perhaps",
            "start_date=2026-11-21T00:00:00",
            "start_date=-999999999-01-01T00:00:00Z",
            "start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z",
            "service_code=" + "a,".repeat(60))) {
      assertThat(get(REQUESTS + ".xml?" + query).statusCode()).as(query).isEqualTo(400);
    }
    String media = "service_code=health-use&description=x&media_url=https://pictures.example/1.jpg";
    assertThat(form(REQUESTS + ".json", media).statusCode()).isEqualTo(400);
    assertThat(form(REQUESTS + ".json", "service_code=health-use&attribute%5B=1").statusCode())
        .isEqualTo(400);
  }

  @Test
  @Order(8)
  void oneAddressFilesTwentyAnHourAndTheClerkGoesOn() {
    roomForFilings();
    for (int i = 0; i < ComplaintLimits.FILINGS; i++) {
      assertThat(post(API, "{" + use("第 " + i + " 件") + "}").statusCode()).isEqualTo(201);
    }
    assertThat(post(API, "{" + use("再一件") + "}").statusCode()).isEqualTo(429);
    assertThat(text(uncheckedXml(form(REQUESTS + ".xml", "service_code=health-use")), "code"))
        .isEqualTo("429");
    assertThat(node.post(API + "/telephone", clerk(), "{" + use("电话") + "}").statusCode())
        .isEqualTo(201);
  }

  private static void restart() {
    node.close();
    node = TestNode.start("50", folder, CLOCK);
  }

  /** Buckets are full again three hours on. */
  private static void roomForFilings() {
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofHours(3)));
  }

  private static void sweptOn(String moment) {
    CLOCK.moveTo(Instant.parse(moment));
    node.bean(ComplaintSweep.class).sweep();
  }

  private static String clerk() {
    return StaffForTests.of(node).withRoles(Role.COMPLAINTS).token();
  }

  private static JsonNode file(String service, String description) {
    String body =
        "{\"serviceCode\":\"%s\",\"description\":\"%s\"}"
            .formatted(service, description.replace("\"", "\\\""));
    HttpResponse<String> filed = post(API, body);
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
    return json(filed);
  }

  private static String use(String description) {
    return "\"serviceCode\":\"transit-use\",\"description\":\"" + description + "\"";
  }

  private static String refer(String body) {
    return "\"action\":\"refer\",\"text\":\"请向该单位反映\",\"body\":\"" + body + "\"";
  }

  private static void refused(String fields, String field, int status) {
    HttpResponse<String> answer = post(API, "{" + fields + "}");
    assertThat(answer.statusCode()).as(fields + answer.body()).isEqualTo(status);
    assertThat(json(answer).get("field").asString()).as(fields).isEqualTo(field);
    assertThat(json(answer).get("remedy").asString()).isNotEmpty();
  }

  private static HttpResponse<String> follow(String reference, String secret) {
    return post(API + "/" + reference + "/view", "{\"secret\":\"" + secret + "\"}");
  }

  private static String state(String reference, String secret) {
    return json(follow(reference, secret)).get("state").asString();
  }

  private static HttpResponse<String> said(
      String reference, String what, String secret, String text) {
    String body =
        "{\"secret\":\"%s\",\"text\":\"%s\"}".formatted(secret, text.replace("\"", "\\\""));
    return post(API + "/" + reference + "/" + what, body);
  }

  private static HttpResponse<String> step(String clerk, String reference, String fields) {
    return node.post(API + "/" + reference + "/steps", clerk, "{" + fields + "}");
  }

  private static JsonNode done(HttpResponse<String> answer, String state) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("state").asString()).isEqualTo(state);
    return json(answer);
  }

  private static List<String> queue(String query) {
    return json(node.get(API + query, clerk()))
        .valueStream()
        .map(row -> row.get("reference").asString())
        .toList();
  }

  /** How many sealed texts are kept of it. */
  private static int words(String reference) {
    return node.bean(JdbcClient.class)
        .sql(
            """
            SELECT count(content) + (SELECT count(words) FROM oversight_complaint_step s
              WHERE s.complaint_id = c.complaint_id)
            FROM oversight_complaint c WHERE reference = ? GROUP BY complaint_id
            """)
        .param(reference)
        .query(Integer.class)
        .single();
  }

  private static List<String> audited(String reference) {
    return node.bean(JdbcClient.class)
        .sql("SELECT action FROM access_audit WHERE subject = ?")
        .param(reference)
        .query(String.class)
        .list();
  }

  private static HttpResponse<String> get(String path) {
    return node.get(path);
  }

  private static HttpResponse<String> post(String path, String json) {
    return node.send("POST", path, null, json);
  }

  private static HttpResponse<String> form(String path, String form) {
    return node.send(
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return TestNode.json(answer);
  }

  private static Document xml(HttpResponse<String> answer) throws Exception {
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(octets));
  }

  private static Document uncheckedXml(HttpResponse<String> answer) {
    try {
      return xml(answer);
    } catch (Exception e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }
}
