package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;

/** Residents sign in with card number and password, and those who guess must wait. */
class SignInTest extends NodeTest {
  private static final String PASSWORD = "correct horse";
  private static final TestNode NODE = node("50");
  private final Access access = NODE.bean(Access.class);
  private final Browser browser = new Browser(NODE);
  private String resident = "";
  private String cardNumber = "";

  @BeforeEach
  void enrol() {
    resident = UUID.randomUUID().toString();
    cardNumber = card(resident);
    access.createResidentSignIn(resident, cardNumber, PASSWORD);
  }

  @Test
  void signInChangesTheSessionAndItsCookieIsClosed() {
    browser.get("/assets/csrf-for-tests");
    List<String> before = browser.sessions();

    HttpResponse<String> answer = browser.signIn(cardNumber, PASSWORD);

    assertThat(location(answer)).endsWith("/wallet");
    assertThat(browser.sessions()).isNotEqualTo(before).hasSize(1);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("onecard-50="))
        .singleElement()
        .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
  }

  @Test
  void wrongPasswordsWaitLongerButOnlyForThatAccount() {
    for (int i = 0; i < 5; i++) {
      assertThat(location(browser.signIn(cardNumber, "wrong"))).endsWith("/sign-in?error");
    }
    assertThat(location(browser.signIn(cardNumber, PASSWORD))).contains("/sign-in?wait=");

    String other = UUID.randomUUID().toString();
    access.createResidentSignIn(other, card(other), PASSWORD);
    assertThat(location(browser.signIn(card(other), PASSWORD))).endsWith("/wallet");
  }

  @Test
  void signInMovesToTheNewCard() {
    String newNumber = card(UUID.randomUUID().toString());
    access.moveSignIn(resident, newNumber);

    assertThat(location(browser.signIn(cardNumber, PASSWORD))).endsWith("/sign-in?error");
    assertThat(location(browser.signIn(newNumber, PASSWORD))).endsWith("/wallet");
  }

  @Test
  void operatorsAndUnknownNamesDoNotSignIn() {
    String secret =
        NODE.directory()
            .read(NODE.directory().credentials().resolve("operator.json"))
            .map(json -> json.replaceAll(".*\"clientSecret\":\"([^\"]+)\".*\\s*", "$1"))
            .orElseThrow();
    assertThat(location(browser.signIn("operator", secret))).endsWith("/sign-in?error");
    assertThat(location(browser.signIn("nobody", "x"))).endsWith("/sign-in?error");
    assertThat(location(browser.signIn("n".repeat(1000), "x"))).endsWith("/sign-in?error");
  }

  private static String card(String id) {
    return "Y" + id.substring(0, 8).toUpperCase(Locale.ROOT);
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
