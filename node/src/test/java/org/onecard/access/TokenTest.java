package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;

class TokenTest extends NodeTest {

  @Test
  void operatorGetsTokenAndWrongSecretDoesNot() {
    assertThat(node("50").operatorToken()).isNotEmpty();
    assertThat(node("50").requestToken("operator", "not the secret").statusCode()).isEqualTo(401);
  }

  @Test
  void healthIsOpen() {
    assertThat(node("50").get("/health").body())
        .isEqualTo("{\"region\":\"50\",\"status\":\"up\",\"ready\":true}");
  }
}
