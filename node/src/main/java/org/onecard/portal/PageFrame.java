package org.onecard.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What every page shows around its content: region, language, type size, who is signed in. */
final class PageFrame implements HandlerInterceptor {
  private static final String TYPE = "type";
  private static final String LARGE = "large";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final String region;
  private final String helpTelephone;
  private final MessageSource messages;
  private final StaffNavigation navigation;

  PageFrame(
      String region, String helpTelephone, MessageSource messages, StaffNavigation navigation) {
    this.region = region;
    this.helpTelephone = helpTelephone;
    this.messages = messages;
    this.navigation = navigation;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String wanted = request.getParameter(TYPE);
    if (wanted != null) {
      Cookie cookie = new Cookie(TYPE, LARGE.equals(wanted) ? LARGE : "normal");
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setMaxAge((int) REMEMBERED.toSeconds());
      cookie.setAttribute("SameSite", "Lax");
      response.addCookie(cookie);
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView view) {
    String name = view == null ? null : view.getViewName();
    if (view == null || name == null || name.startsWith("redirect:")) {
      return;
    }
    Locale locale = RequestContextUtils.getLocale(request);
    boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    boolean large = large(request);
    view.addObject("language", english ? "en" : "zh-CN");
    view.addObject("languageLink", "?lang=" + (english ? "zh" : "en"));
    view.addObject("large", large);
    view.addObject("typeLink", "?type=" + (large ? "normal" : LARGE));
    view.addObject("regionName", messages.getMessage("region." + region, null, region, locale));
    view.addObject("helpTelephone", helpTelephone);
    view.addObject("staffLinks", navigation.of(request.getRequestURI()));
    if (!view.getModelMap().containsAttribute("signedIn")) {
      view.addObject("signedIn", request.getUserPrincipal() != null);
    }
  }

  private static boolean large(HttpServletRequest request) {
    String wanted = request.getParameter(TYPE);
    if (wanted != null) {
      return LARGE.equals(wanted);
    }
    Cookie[] cookies = request.getCookies();
    return cookies != null
        && Arrays.stream(cookies)
            .anyMatch(cookie -> cookie.getName().equals(TYPE) && LARGE.equals(cookie.getValue()));
  }
}
