package org.onecard.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers, instead of the handler, that it would have been reached, when a test asks so: after all
 * checks of who calls, before anything is done.
 */
@Configuration(proxyBeanMethods = false)
class ReachedForTests implements WebMvcConfigurer {
  static final String HEADER = "X-Only-Whether-Reached";
  static final int REACHED = 299;

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            boolean asked =
                request.getHeader(HEADER) != null
                    && request.getDispatcherType() == DispatcherType.REQUEST;
            if (asked) {
              response.setStatus(REACHED);
            }
            return !asked;
          }
        });
  }
}
