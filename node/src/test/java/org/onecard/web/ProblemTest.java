package org.onecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a caller with a bad request is told. */
class ProblemTest extends NodeTest {
  private final JsonMapper json = node("50").bean(JsonMapper.class);
  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(new Desk())
          .setControllerAdvice(new ProblemAdvice())
          .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
          .build();

  record Note(String text, int copies, List<Note> inner) {}

  @RestController
  static class Desk {
    @PostMapping("/note")
    Note note(@RequestBody Note note) {
      if (note.copies() < 0) {
        throw ProblemException.badField("copies", "is negative", "send 0 or more");
      }
      if (note.copies() == 99) {
        throw new IllegalStateException("the secret inside");
      }
      return note;
    }
  }

  @Test
  void namesTheUnknownProperty() throws Exception {
    mvc.perform(note("{\"text\":\"a\",\"copies\":1,\"inner\":[{\"txet\":\"b\",\"copies\":1}]}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("urn:onecard:problem:unknown-property"))
        .andExpect(jsonPath("$.field").value("inner[0].txet"))
        .andExpect(jsonPath("$.remedy").isNotEmpty());
  }

  @Test
  void namesTheFieldOfWrongForm() throws Exception {
    mvc.perform(note("{\"text\":\"a\",\"copies\":\"many\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("copies"));
    mvc.perform(note("{\"text\":\"a\",\"copies\":null}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("copies"));
  }

  @Test
  void refusesPropertiesThatComeTwiceAndBrokenJson() throws Exception {
    for (String body : List.of("{\"copies\":1,\"copies\":2}", "{\"copies\":", "[1]x", "")) {
      mvc.perform(note(body)).andExpect(status().isBadRequest());
    }
  }

  @Test
  void answersBusinessProblemsAndHidesInnerOnes() throws Exception {
    mvc.perform(note("{\"text\":\"a\",\"copies\":-1}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value("is negative"))
        .andExpect(jsonPath("$.remedy").value("send 0 or more"));
    String told =
        mvc.perform(note("{\"text\":\"a\",\"copies\":99}"))
            .andExpect(status().isInternalServerError())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(told).contains("urn:onecard:problem:internal").doesNotContain("secret");
  }

  @Test
  void refusesABodyThatIsAnnouncedTooLarge() {
    String body = "{\"text\":\"" + "a".repeat(Limits.BODY_OCTETS) + "\"}";

    var response = node("50").send("POST", "/federation/v1/messages", null, body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("urn:onecard:problem:body-too-large");
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() {
    BodyLimit limit = new BodyLimit(node("50").bean(ProblemWriter.class));
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/x") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContent(new byte[Limits.BODY_OCTETS]);
    assertThat(read(limit, request)).isEqualTo(Limits.BODY_OCTETS);
    request.setContent(new byte[Limits.BODY_OCTETS + 1]);
    assertThatThrownBy(() -> read(limit, request))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
  }

  @Test
  void aPictureFormOfUnannouncedLengthIsHeldToItsOwnLimit() {
    BodyLimit limit = new BodyLimit(node("50").bean(ProblemWriter.class));
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/desk") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setServletPath("/desk");
    request.setContent(new byte[Limits.PICTURE_FORM_OCTETS]);
    assertThat(read(limit, request)).isEqualTo(Limits.PICTURE_FORM_OCTETS);
    request.setContent(new byte[Limits.PICTURE_FORM_OCTETS + 1]);
    assertThatThrownBy(() -> read(limit, request)).isInstanceOf(ProblemException.class);
  }

  private static MockHttpServletRequestBuilder note(String body) {
    return post("/note")
        .contentType("application/json")
        .content(body.getBytes(StandardCharsets.UTF_8));
  }

  private static int read(BodyLimit limit, MockHttpServletRequest request) {
    int[] count = new int[1];
    try {
      limit.doFilterInternal(
          request,
          new MockHttpServletResponse(),
          (wrapped, response) -> count[0] = wrapped.getInputStream().readAllBytes().length);
    } catch (java.io.IOException | jakarta.servlet.ServletException e) {
      throw new IllegalStateException(e);
    }
    return count[0];
  }
}
