package io.freqwatch.exporter;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds {@link MetricCollector}s in jars. */
public final class Collectors {
  private Collectors() {}

  /**
   * All collectors that a class loader offers.
   *
   * @throws java.util.ServiceConfigurationError where one cannot be built
   */
  public static List<MetricCollector> load(ClassLoader classes) {
    List<MetricCollector> found = new ArrayList<>();
    ServiceLoader.load(MetricCollector.class, classes).forEach(found::add);
    return List.copyOf(found);
  }
}
