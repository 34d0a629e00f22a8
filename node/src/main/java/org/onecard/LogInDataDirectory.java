package org.onecard;

import java.util.Map;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.NodeProperties;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the data directory before logging starts, so that the log lies in it and a folder that
 * cannot be used is refused before anything is written.
 */
final class LogInDataDirectory
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  @Override
  public int getOrder() {
    return LoggingApplicationListener.DEFAULT_ORDER - 1;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    NodeProperties properties =
        Binder.get(environment).bindOrCreate("onecard", NodeProperties.class);
    DataDirectory directory =
        DataDirectory.open(properties.dataOrRefuse(), properties.regionOrRefuse());
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "data directory",
                Map.of("logging.file.name", directory.logs().resolve("node.log").toString())));
  }
}
