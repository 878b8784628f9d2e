package io.freqwatch.config.prometheus;

import java.nio.file.Path;
import java.util.Map;

/** A {@code prometheus.yml} that can be read again when a person has changed it. */
public final class PrometheusSource {
  private final Path file;
  private final Map<String, String> environment;

  /**
   * @param environment for external labels and proxies
   */
  public PrometheusSource(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /**
   * @throws io.freqwatch.codec.InvalidFileException with all problems, where there is any
   */
  public PrometheusOptions read() {
    return PrometheusReader.read(file, environment);
  }

  public Path file() {
    return file;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
