package org.onecard.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The outer ring: which paths there are at all, and what only clients reach. What no rule names is
 * denied. Behind it each handler's {@link Allowed} says who may call.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
  private static final String OPERATOR = "SCOPE_" + Scope.OPERATOR;
  private static final String ACCEPTOR = "SCOPE_" + Scope.ACCEPTOR;
  private static final String STAFF = "ROLE_" + SignIn.STAFF;

  /** Families of the API whose handlers alone say who may call: see {@link Allowed}. */
  private static final String[] API_FAMILIES = {
    "/api/v1/staff/**",
    "/api/v1/four-eyes/**",
    "/api/v1/audit/**",
    "/api/v1/catalogue/**",
    "/api/v1/fusion/**",
    "/api/v1/complaints/**",
    "/api/v1/outlets/**",
    "/api/v1/webhooks/**",
    "/api/v1/counter/**",
    "/api/v1/applications/**",
    "/api/v1/authority/**",
    "/api/v1/services/**",
    "/api/v1/family/**",
    "/open311/v2/**"
  };

  /** Families of pages whose handlers alone say who may call. */
  private static final String[] PAGE_FAMILIES = {
    "/staff/**",
    "/counter/**",
    "/apply/**",
    "/authority/**",
    "/wallet/**",
    "/complaints/**",
    "/outlets/**",
    "/fusion/**",
    "/consent"
  };

  static final String PAGES_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final ProblemWriter problems;

  SecurityChains(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The API: bearer tokens by scope. */
  @Bean
  @Order(2)
  SecurityFilterChain api(HttpSecurity http, BearerTokens tokens) {
    http.securityMatcher("/api/**", "/open311/**")
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/v1/items", "/api/v1/acceptances/summary")
                    .permitAll()
                    .requestMatchers("/api/v1/operator/**", "/api/v1/replays", "/api/v1/replays/**")
                    .hasAnyAuthority(OPERATOR, STAFF)
                    .requestMatchers(
                        "/api/v1/acceptances",
                        "/api/v1/acceptances/**",
                        "/api/v1/terminals",
                        "/api/v1/terminals/**")
                    .hasAuthority(ACCEPTOR)
                    .requestMatchers(API_FAMILIES)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(request -> tokens)
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
  SecurityFilterChain pages(HttpSecurity http, SignIn signIn, Sessions sessions) {
    return http.authenticationManager(new ProviderManager(signIn))
        .addFilterBefore(new LiveSessions(sessions), AnonymousAuthenticationFilter.class)
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
                    .requestMatchers(PAGE_FAMILIES)
                    .permitAll()
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
        .logout(
            logout ->
                logout
                    .logoutUrl("/sign-out")
                    .addLogoutHandler((request, response, who) -> end(sessions, who))
                    .logoutSuccessUrl("/"))
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

  private static void end(Sessions sessions, @Nullable Authentication who) {
    if (who != null && who.getPrincipal() instanceof SignedIn signedIn) {
      sessions.end(signedIn.sessionId(), "signed-out");
    }
  }

  private static void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    boolean resident = who.getPrincipal() instanceof SignedIn.Resident;
    Optional<String> asked = resident ? AfterSignIn.take(request) : Optional.empty();
    response.sendRedirect(asked.orElse(resident ? "/wallet" : "/desk"));
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
    problems.write(response, AllowedCheck.tokenRequired());
  }

  private void demandSession(HttpServletResponse response) throws IOException {
    problems.write(response, AllowedCheck.signInRequired());
  }

  private void forbid(HttpServletResponse response) throws IOException {
    problems.write(response, AllowedCheck.forbidden());
  }
}
