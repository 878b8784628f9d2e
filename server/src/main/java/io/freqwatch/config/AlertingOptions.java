package io.freqwatch.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who routes alerts: the embedded router, or others like it somewhere else.
 *
 * @param config the alertmanager.yml; without one the embedded router shows alerts and tells nobody
 * @param strict does what Alertmanager does, its losses included, to compare the two
 * @param external the others; where there are any, the embedded router does not start
 */
public record AlertingOptions(Optional<Path> config, boolean strict, List<URI> external) {
  public static final AlertingOptions DEFAULTS =
      new AlertingOptions(Optional.empty(), false, List.of());

  public AlertingOptions {
    external = List.copyOf(external);
  }

  public boolean isEmbedded() {
    return external.isEmpty();
  }
}
