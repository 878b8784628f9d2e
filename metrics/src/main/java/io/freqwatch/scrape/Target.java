package io.freqwatch.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One address to scrape.
 *
 * @param discovered every label, those that say how to scrape included
 * @param labels the labels that go onto the samples
 * @param uri the whole address, with the query
 */
public record Target(String job, Labels discovered, Labels labels, URI uri) {
  private static final String META_PREFIX = "__";

  /**
   * A target of a job from its labels, which win over the job's options.
   *
   * @throws IllegalArgumentException where they make no address
   */
  static Target of(ScrapeOptions options, Labels target) {
    Labels all = withDefaults(options, target);
    Labels.Builder labels = Labels.builder();
    for (Label label : all) {
      if (!label.name().startsWith(META_PREFIX)) {
        labels.add(label.name(), label.value());
      }
    }
    if (!all.has("instance")) {
      labels.add("instance", all.value(TargetGroup.ADDRESS));
    }
    return new Target(options.jobName(), all, labels.build(), uri(options, all));
  }

  /** The label {@code instance}. */
  public String instance() {
    return labels.value("instance");
  }

  private static Labels withDefaults(ScrapeOptions options, Labels target) {
    Labels.Builder all =
        Labels.builder()
            .set("job", options.jobName())
            .set(TargetGroup.SCHEME, options.scheme())
            .set(TargetGroup.METRICS_PATH, options.metricsPath());
    options
        .params()
        .forEach((name, values) -> all.set(parameter(name), values.isEmpty() ? "" : values.get(0)));
    target.forEach(label -> all.set(label.name(), label.value()));
    return all.build();
  }

  private static String parameter(String name) {
    return TargetGroup.PARAMETER_PREFIX + name;
  }

  private static URI uri(ScrapeOptions options, Labels all) {
    String address = all.value(TargetGroup.ADDRESS);
    if (address.isEmpty() || address.contains("/")) {
      throw new IllegalArgumentException(
          "a target needs __address__ as host:port, found \"" + address + "\"");
    }
    String query = query(options.params(), all);
    String text =
        all.value(TargetGroup.SCHEME)
            + "://"
            + address
            + all.value(TargetGroup.METRICS_PATH)
            + (query.isEmpty() ? "" : "?" + query);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a target's address \"" + text + "\" is malformed", e);
    }
  }

  /** The job's parameters; a label {@code __param_x} replaces the first value of {@code x}. */
  private static String query(Map<String, List<String>> params, Labels all) {
    StringBuilder query = new StringBuilder();
    new TreeMap<>(params)
        .forEach(
            (name, values) -> {
              for (int i = 0; i < values.size(); i++) {
                String value = i == 0 ? all.value(parameter(name)) : values.get(i);
                append(query, name, value);
              }
            });
    for (Label label : all) {
      if (label.name().startsWith(TargetGroup.PARAMETER_PREFIX)) {
        String name = label.name().substring(TargetGroup.PARAMETER_PREFIX.length());
        if (!params.containsKey(name)) {
          append(query, name, label.value());
        }
      }
    }
    return query.toString();
  }

  private static void append(StringBuilder query, String name, String value) {
    query.append(query.isEmpty() ? "" : "&");
    query
        .append(URLEncoder.encode(name, UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, UTF_8));
  }
}
