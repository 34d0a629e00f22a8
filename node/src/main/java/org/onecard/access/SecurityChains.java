package org.onecard.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.onecard.web.ProblemException;
import org.onecard.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may reach which path. What no rule names is denied. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
  private static final String OPERATOR = "SCOPE_" + Scope.OPERATOR;
  private static final String APPROVER = "SCOPE_" + Scope.APPROVER;
  private static final String ACCEPTOR = "SCOPE_" + Scope.ACCEPTOR;
  private static final String PAGES_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final ProblemWriter problems;

  SecurityChains(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The token endpoint: client credentials by HTTP Basic or in the form. */
  @Bean
  @Order(1)
  SecurityFilterChain tokenEndpoint(HttpSecurity http) {
    return http.securityMatcher("/oauth2/token")
        .oauth2AuthorizationServer(
            server ->
                server
                    .clientAuthentication(SecurityChains::useClientSecrets)
                    .tokenEndpoint(
                        token -> token.accessTokenRequestConverter(new ScopesOfTheClient())))
        .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** The API: bearer tokens by scope. */
  @Bean
  @Order(2)
  SecurityFilterChain api(HttpSecurity http) {
    http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/items",
                        "/api/v1/acceptances/summary",
                        "/api/v1/catalogue/editions/*/document")
                    .permitAll()
                    .requestMatchers("/api/v1/operator/**", "/api/v1/replays", "/api/v1/replays/**")
                    .hasAuthority(OPERATOR)
                    .requestMatchers(HttpMethod.GET, "/api/v1/catalogue/**")
                    .hasAnyAuthority(APPROVER, OPERATOR, ACCEPTOR)
                    .requestMatchers("/api/v1/catalogue/**")
                    .hasAuthority(APPROVER)
                    .requestMatchers(
                        "/api/v1/acceptances",
                        "/api/v1/acceptances/**",
                        "/api/v1/terminals",
                        "/api/v1/terminals/**")
                    .hasAuthority(ACCEPTOR)
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(this::demandToken)
                    .accessDeniedHandler((request, response, e) -> forbid(response)));
    return stateless(http);
  }

  /** What anybody may read, and what peers send: their messages carry their own signatures. */
  @Bean
  @Order(3)
  SecurityFilterChain open(HttpSecurity http) {
    http.securityMatcher(
            "/.well-known/**", "/status/**", "/trust/**", "/federation/**", "/v3/**", "/health")
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/.well-known/onecard/**",
                        "/status/v1",
                        "/status/v1/**",
                        "/trust/v1",
                        "/trust/v1/**",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml",
                        "/health")
                    .permitAll()
                    .requestMatchers("/federation/v1/**")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint((request, response, e) -> forbid(response))
                    .accessDeniedHandler((request, response, e) -> forbid(response)));
    return stateless(http);
  }

  /** The pages and the wallet's own API: a session after the sign-in form, with CSRF tokens. */
  @Bean
  @Order(4)
  SecurityFilterChain pages(HttpSecurity http, SignIn signIn) {
    return http.authenticationManager(new ProviderManager(signIn))
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/",
                        "/list",
                        "/list/**",
                        "/sign-in",
                        "/assets/**",
                        "/webjars/**",
                        "/favicon.ico",
                        "/manifest.webmanifest",
                        "/service-worker.js",
                        "/error")
                    .permitAll()
                    .requestMatchers("/wallet", "/wallet/**")
                    .hasRole(SignIn.RESIDENT)
                    .requestMatchers("/desk", "/desk/**")
                    .hasRole(SignIn.ACCEPTOR)
                    .anyRequest()
                    .denyAll())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .successHandler(SecurityChains::welcome)
                    .failureHandler(SecurityChains::turnAway)
                    .permitAll())
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(
                        (request, response, e) -> demandSession(response),
                        PathPatternRequestMatcher.pathPattern("/wallet/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(PAGES_POLICY))
                    .referrerPolicy(Customizer.withDefaults()))
        .requestCache(cache -> cache.disable())
        .build();
  }

  private static SecurityFilterChain stateless(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void useClientSecrets(OAuth2ClientAuthenticationConfigurer clients) {
    clients.authenticationProviders(
        providers ->
            providers.forEach(
                provider -> {
                  if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                    bySecret.setPasswordEncoder(new ClientSecrets());
                  }
                }));
  }

  private static void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    boolean resident = who.getPrincipal() instanceof SignedIn.Resident;
    response.sendRedirect(resident ? "/wallet" : "/desk");
  }

  private static void turnAway(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.sendRedirect(
        e instanceof SignIn.MustWaitException wait
            ? "/sign-in?wait=" + (wait.left().toSeconds() + 1)
            : "/sign-in?error");
  }

  private void demandToken(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(
        response,
        new ProblemException(
            HttpStatus.UNAUTHORIZED,
            "token-required",
            "Authorization",
            "no valid access token came with the request",
            "fetch one at /oauth2/token with client credentials"));
  }

  private void demandSession(HttpServletResponse response) throws IOException {
    problems.write(
        response,
        new ProblemException(
            HttpStatus.UNAUTHORIZED,
            "sign-in-required",
            null,
            "nobody is signed in",
            "sign in at /sign-in"));
  }

  private void forbid(HttpServletResponse response) throws IOException {
    problems.write(
        response,
        new ProblemException(
            HttpStatus.FORBIDDEN,
            "forbidden",
            null,
            "this caller may not do this",
            "use a client with the scope that /v3/api-docs names"));
  }
}
