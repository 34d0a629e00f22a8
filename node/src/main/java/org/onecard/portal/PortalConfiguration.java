package org.onecard.portal;

import java.time.Duration;
import java.util.Locale;
import org.onecard.access.Access;
import org.onecard.access.OpenPages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Language and frame of the pages. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration implements WebMvcConfigurer {
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final PageFrame frame;

  PortalConfiguration(
      @Value("${onecard.region}") String region,
      @Value("${onecard.help-telephone:000-12333}") String helpTelephone,
      MessageSource messages,
      Access access,
      OpenPages pages) {
    this.frame = new PageFrame(region, helpTelephone, messages, new StaffNavigation(access, pages));
  }

  /** Chinese unless the visitor chose English; what the browser prefers is not asked. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
    resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    resolver.setCookieMaxAge(REMEMBERED);
    resolver.setCookieSameSite("Lax");
    resolver.setCookieHttpOnly(true);
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor language = new LocaleChangeInterceptor();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
    registry.addInterceptor(frame);
  }
}
