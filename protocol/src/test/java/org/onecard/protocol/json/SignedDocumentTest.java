package org.onecard.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SignedDocumentTest {
  private static final int ENOUGH = 10_000;

  @Test
  void membersAreSortedAndWhitespaceGoes() {
    assertThat(canonical("{ \"b\" : [ 3, {\"z\":1, \"a\":\"\"} ],\n \"B\":true, \"a\":null }"))
        .isEqualTo("{\"B\":true,\"a\":null,\"b\":[3,{\"a\":\"\",\"z\":1}]}");
  }

  /** The string of RFC 8785 section 3.2.2, and what it becomes in section 3.2.3. */
  @Test
  void textIsEscapedAsTheStandardSays() {
    String given = "{\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}";
    assertThat(canonical(given)).isEqualTo("{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void wholeNumbersAreExactUpToTheirLimit() {
    String text = "{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}";
    assertThat(canonical(text)).isEqualTo(text);
  }

  @Test
  void charactersBeyondTheFirstPlaneStay() {
    assertThat(canonical("{\"name\":\"𠮷 川渝\"}")).isEqualTo("{\"name\":\"𠮷 川渝\"}");
  }

  @Test
  void theSignatureIsLeftOutAtTheTopOnly() {
    ObjectNode document = SignedDocument.parse("{\"signature\":1,\"x\":{\"signature\":2}}", ENOUGH);
    assertThat(new String(SignedDocument.canonicalWithout(document, "signature"), UTF_8))
        .isEqualTo("{\"x\":{\"signature\":2}}");
    assertThat(document.has("signature")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"b\":[1,1.5]}} | a.b[1]",
        "{\"a\":1e2} | a",
        "{\"a\":1.0} | a",
        "{\"a\":9007199254740992} | a",
        "{\"a\":-9007199254740992} | a",
        "{\"a\":99999999999999999999} | a",
        "{\"a\":{\"ü\":1}} | a",
        "{\"a\":\"\\ud800\"} | a"
      })
  void whatHasNoCommonFormIsRefusedByName(String json, String field) {
    MalformedDocumentException refused =
        catchThrowableOfType(
            MalformedDocumentException.class, () -> SignedDocument.parse(json, ENOUGH));
    assertThat(refused).isNotNull();
    assertThat(refused.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "null",
        "{",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]"
      })
  void whatIsNoDocumentIsRefused(String json) {
    assertThatThrownBy(() -> SignedDocument.parse(json, ENOUGH))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageStartingWith("document: ");
  }

  @Test
  void tooLongIsRefusedByOctets() {
    String json = "{\"a\":\"川渝\"}";
    int octets = json.getBytes(UTF_8).length;
    assertThat(SignedDocument.parse(json, octets).size()).isEqualTo(1);
    assertThatThrownBy(() -> SignedDocument.parse(json, octets - 1))
        .hasMessageContaining("at most");
  }

  private static String canonical(String json) {
    return new String(SignedDocument.canonical(SignedDocument.parse(json, ENOUGH)), UTF_8);
  }
}
