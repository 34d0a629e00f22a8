package org.onecard.cli.pages;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.onecard.cli.CommandProcess;
import org.onecard.kernel.crypto.Totp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes with demonstration data, as {@code onecard up} starts them, and their sign-ins. */
final class Demonstration implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CommandProcess up;
  private final JsonNode addresses;
  private final JsonNode demo;

  private Demonstration(CommandProcess up, JsonNode addresses, JsonNode demo) {
    this.up = up;
    this.addresses = addresses;
    this.demo = demo;
  }

  static Demonstration start(Path folder, int port) throws IOException, InterruptedException {
    Path ready = folder.resolve("ready.json");
    CommandProcess up =
        CommandProcess.start(
            folder,
            "up",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            Integer.toString(port),
            "--ready-file",
            ready.toString());
    Instant end = Instant.now().plus(LONGEST_START);
    while (!Files.exists(ready)) {
      if (!up.isRunning() || Instant.now().isAfter(end)) {
        up.close();
        throw new AssertionError("onecard up did not get ready: " + up.output());
      }
      Thread.sleep(200);
    }
    try (CommandProcess demo =
        CommandProcess.start(folder, "demo", "--data", folder.resolve("data").toString())) {
      if (demo.exitCode() != 0) {
        throw new AssertionError("onecard demo: " + demo.output());
      }
      return new Demonstration(
          up, JSON.readTree(Files.readString(ready)), JSON.readTree(demo.output()));
    }
  }

  String address(String region) {
    return addresses.required(region).asString();
  }

  /** The region's resident of this place in the list. */
  JsonNode resident(String region, int place) {
    return demo.required("residents")
        .valueStream()
        .filter(entry -> entry.required("region").asString().equals(region))
        .skip(place)
        .findFirst()
        .orElseThrow();
  }

  /** Signs the region's resident of this place in the list in; the wallet opens. */
  void signInResident(Page page, String region, int place) {
    JsonNode resident = resident(region, place);
    signIn(
        page,
        region,
        resident.required("cardNumber").asString(),
        resident.required("password").asString());
    page.navigate(address(region) + "/wallet");
  }

  /** The card number of the region's resident of this place in the list. */
  String cardNumber(String region, int place) {
    return resident(region, place).required("cardNumber").asString();
  }

  /** Signs in a desk of an acceptor of the region that is admitted to the item. */
  void signInAcceptor(Page page, String region, String item) {
    JsonNode acceptor =
        demo.required("acceptors")
            .valueStream()
            .filter(entry -> entry.required("region").asString().equals(region))
            .filter(entry -> items(entry).contains(item))
            .findFirst()
            .orElseThrow();
    signIn(
        page,
        region,
        acceptor.required("clientId").asString(),
        acceptor.required("clientSecret").asString());
    page.navigate(address(region) + "/desk");
  }

  /** Signs a member of the region's staff in; their first page opens. */
  void signInStaff(Page page, String region, String staffId) {
    JsonNode member =
        demo.required("staff")
            .valueStream()
            .filter(entry -> entry.required("region").asString().equals(region))
            .filter(entry -> entry.required("staffId").asString().equals(staffId))
            .findFirst()
            .orElseThrow();
    byte[] secret = Totp.secretOf(member.required("totpSecret").asString());
    page.navigate(address(region) + "/staff/sign-in");
    page.fill("input[name=staffId]", staffId);
    page.fill("input[name=password]", member.required("password").asString());
    page.fill("input[name=code]", Totp.code(secret, Totp.stepOf(Instant.now())));
    page.click("main form button");
    page.waitForURL(url -> url.endsWith("/staff"));
  }

  private static Set<String> items(JsonNode acceptor) {
    return acceptor
        .required("items")
        .valueStream()
        .map(JsonNode::asString)
        .collect(java.util.stream.Collectors.toSet());
  }

  private void signIn(Page page, String region, String name, String secret) {
    page.navigate(address(region) + "/sign-in");
    page.locator("input[name=username]").first().fill(name);
    page.locator("input[name=password]").first().fill(secret);
    page.locator("main form button").first().click();
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  @Override
  public void close() {
    up.close();
  }
}
