package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.storage.Secrets;
import org.onecard.web.NodeAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs staff in at the region's own OpenID Connect provider: code flow with PKCE and nonce. */
@Component
class RegionalSignIn {
  static final String CALLBACK = "/staff/sign-in/oidc/callback";

  private static final Logger log = LoggerFactory.getLogger(RegionalSignIn.class);
  private static final String ATTRIBUTE = "onecard.regional-sign-in";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ANSWER_OCTETS = 1 << 16;

  private final OidcSettings settings;
  private final NodeAddress address;
  private final SecureRandom random;
  private final JsonMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  RegionalSignIn(OidcSettings settings, NodeAddress address, SecureRandom random, JsonMapper json) {
    this.settings = settings;
    this.address = address;
    this.random = random;
    this.json = json;
  }

  /** What the browser's session keeps between question and answer. */
  private record Asked(String state, String nonce, String verifier) implements Serializable {}

  /** What the provider says of itself. */
  private record Provider(URI authorization, URI token, URI keys) {}

  /** The address at the provider to which the browser goes. */
  Optional<URI> begin(HttpServletRequest request) {
    Optional<Provider> provider = discover();
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    Asked asked = new Asked(Secrets.random(random), Secrets.random(random), Secrets.random(random));
    request.getSession().setAttribute(ATTRIBUTE, asked);
    String query =
        "response_type=code&scope=openid&client_id=%s&redirect_uri=%s&state=%s&nonce=%s"
                .formatted(encode(clientId()), encode(callback()), asked.state(), asked.nonce())
            + "&code_challenge_method=S256&code_challenge="
            + challenge(asked.verifier());
    URI base = provider.get().authorization();
    return Optional.of(URI.create(base + (base.getQuery() == null ? "?" : "&") + query));
  }

  /** The subject that the provider names; nothing where the answer does not hold. */
  Optional<String> finish(
      HttpServletRequest request, @Nullable String state, @Nullable String code) {
    HttpSession session = request.getSession(false);
    Object kept = session == null ? null : session.getAttribute(ATTRIBUTE);
    if (session == null || !(kept instanceof Asked asked)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    if (state == null || code == null || !isSame(state, asked.state())) {
      return Optional.empty();
    }
    return discover().flatMap(provider -> subject(provider, asked, code));
  }

  private Optional<String> subject(Provider provider, Asked asked, String code) {
    Optional<String> idToken =
        ask(tokenRequest(provider, asked, code))
            .map(answer -> answer.path("id_token").asString(""));
    if (idToken.isEmpty() || idToken.get().isEmpty()) {
      return Optional.empty();
    }
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(provider.keys().toString())
            .jwsAlgorithms(
                allowed -> {
                  allowed.add(SignatureAlgorithm.RS256);
                  allowed.add(SignatureAlgorithm.ES256);
                })
            .build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer()));
    try {
      Jwt token = decoder.decode(idToken.get());
      String nonce = Objects.requireNonNullElse(token.getClaimAsString("nonce"), "");
      List<String> audience = Objects.requireNonNullElse(token.getAudience(), List.of());
      boolean ours = audience.contains(clientId()) && isSame(nonce, asked.nonce());
      return ours ? Optional.ofNullable(token.getSubject()) : Optional.empty();
    } catch (JwtException e) {
      log.warn("the region's provider sent a token that does not hold: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private HttpRequest tokenRequest(Provider provider, Asked asked, String code) {
    String form =
        "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
            .formatted(encode(code), encode(callback()), asked.verifier());
    String basic = encode(clientId()) + ":" + encode(secret());
    return HttpRequest.newBuilder(provider.token())
        .timeout(PATIENCE)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private Optional<Provider> discover() {
    URI where = URI.create(issuer().replaceFirst("/+$", "") + "/.well-known/openid-configuration");
    return ask(HttpRequest.newBuilder(where).timeout(PATIENCE).GET().build())
        .filter(said -> said.path("issuer").asString("").equals(issuer()))
        .map(
            said ->
                new Provider(
                    URI.create(said.required("authorization_endpoint").asString()),
                    URI.create(said.required("token_endpoint").asString()),
                    URI.create(said.required("jwks_uri").asString())));
  }

  private Optional<JsonNode> ask(HttpRequest request) {
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] octets = body.readNBytes(ANSWER_OCTETS);
        if (answer.statusCode() == 200) {
          return Optional.of(json.readTree(octets));
        }
      }
      log.warn("{} answered {}", request.uri(), answer.statusCode());
    } catch (IOException | JacksonException e) {
      log.warn("{} did not answer as it must: {}", request.uri(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private String callback() {
    return address.baseUrl() + CALLBACK;
  }

  private String issuer() {
    return Objects.requireNonNullElse(settings.issuer(), "");
  }

  private String clientId() {
    return Objects.requireNonNullElse(settings.clientId(), "");
  }

  private String secret() {
    Path file = settings.clientSecretFile();
    if (file == null) {
      return "";
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      log.error("cannot read onecard.oidc.client-secret-file {}", file, e);
      return "";
    }
  }

  private static String challenge(String verifier) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Bytes.of(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII))).base64Url();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
