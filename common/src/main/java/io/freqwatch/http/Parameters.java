package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decoded names and values of a query or a form, in order. */
record Parameters(Map<String, List<String>> values) {
  static final Parameters NONE = new Parameters(Map.of());

  private static final int MAX_PARAMETERS = 10_000;

  /**
   * Decodes {@code application/x-www-form-urlencoded} text.
   *
   * @throws HttpRefusal 400 for broken percent-encoding
   */
  static Parameters decode(String encoded) {
    if (encoded.isEmpty()) {
      return NONE;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    int count = 0;
    for (int start = 0; start <= encoded.length(); ) {
      int end = encoded.indexOf('&', start);
      end = end < 0 ? encoded.length() : end;
      if (end > start) {
        refuseBeyond(++count);
        decodePair(encoded.substring(start, end), values);
      }
      start = end + 1;
    }
    return new Parameters(values);
  }

  Optional<String> first(String name) {
    List<String> all = values.get(name);
    return all == null ? Optional.empty() : Optional.of(all.getFirst());
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Set<String> names() {
    return values.keySet();
  }

  Parameters followedBy(Parameters later) {
    if (values.isEmpty()) {
      return later;
    }
    Map<String, List<String>> both = new LinkedHashMap<>();
    values.forEach((name, own) -> both.put(name, new ArrayList<>(own)));
    later.values.forEach(
        (name, more) -> both.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(more));
    return new Parameters(both);
  }

  private static void decodePair(String pair, Map<String, List<String>> values) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    values.computeIfAbsent(decodePart(name), _ -> new ArrayList<>(1)).add(decodePart(value));
  }

  private static String decodePart(String part) {
    try {
      return URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new HttpRefusal(400, "parameter '" + part + "' is not percent-encoded text");
    }
  }

  private static void refuseBeyond(int count) {
    if (count > MAX_PARAMETERS) {
      throw new HttpRefusal(400, "more than " + MAX_PARAMETERS + " parameters");
    }
  }
}
