package io.freqwatch.scrape;

import static io.freqwatch.discovery.TargetGroup.ADDRESS;
import static io.freqwatch.discovery.TargetGroup.METRICS_PATH;
import static io.freqwatch.discovery.TargetGroup.PARAMETER_PREFIX;
import static io.freqwatch.discovery.TargetGroup.SCHEME;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.http.HttpCall;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The address to scrape, from labels that say it. */
final class TargetAddress {
  private TargetAddress() {}

  /**
   * @param params the job's; a label {@code __param_x} replaces the first value of {@code x}
   * @throws IllegalArgumentException where the labels make no address
   */
  static URI of(Map<String, List<String>> params, Labels all) {
    String address = all.value(ADDRESS);
    if (address.isEmpty() || address.contains("/")) {
      throw new IllegalArgumentException(
          "a target needs __address__ as host:port, found \"" + address + "\"");
    }
    String scheme = all.value(SCHEME);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "a target needs __scheme__ http or https, found \"" + scheme + "\"");
    }
    String query = query(params, all);
    return parsed(scheme + "://" + address + path(all) + (query.isEmpty() ? "" : "?" + query));
  }

  /** What a person writes into a path is sent as it is, but for what no path may hold. */
  private static String path(Labels all) {
    String path = all.value(METRICS_PATH);
    String absolute = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    return absolute.replace("?", "%3F").replace("#", "%23").replace(" ", "%20");
  }

  private static URI parsed(String text) {
    try {
      URI uri = new URI(text);
      if (!HttpCall.isCallable(uri)) {
        throw new IllegalArgumentException(
            "a target's address \"" + text + "\" has no host, or more than host and port");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a target's address \"" + text + "\" is malformed", e);
    }
  }

  private static String query(Map<String, List<String>> params, Labels all) {
    StringBuilder query = new StringBuilder();
    new TreeMap<>(params)
        .forEach(
            (name, values) -> {
              for (int i = 0; i < values.size(); i++) {
                String value = i == 0 ? all.value(PARAMETER_PREFIX + name) : values.get(i);
                append(query, name, value);
              }
            });
    for (Label label : all) {
      if (label.name().startsWith(PARAMETER_PREFIX)) {
        String name = label.name().substring(PARAMETER_PREFIX.length());
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
