package io.freqwatch.http.yaml;

import io.freqwatch.codec.YamlMapping;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values in the forms that Prometheus' files have. */
public final class YamlValues {
  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "n", "N", "off", "Off", "OFF");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)([KMGTPE]?)i?B");
  private static final Map<String, Integer> SHIFTS =
      Map.of("", 0, "K", 10, "M", 20, "G", 30, "T", 40, "P", 50, "E", 60);

  private YamlValues() {}

  /** A flag in any of the words of YAML 1.1. */
  public static Optional<Boolean> flag(YamlMapping mapping, String key) {
    return mapping.optional(key, "true or false", YamlValues::parseFlag);
  }

  public static boolean flag(YamlMapping mapping, String key, boolean fallback) {
    return flag(mapping, key).orElse(fallback);
  }

  /** A count; 0 means none. */
  public static Optional<Integer> count(YamlMapping mapping, String key) {
    return mapping.integer(key, 0, Integer.MAX_VALUE).map(Math::toIntExact);
  }

  public static Optional<Double> number(YamlMapping mapping, String key) {
    return mapping.optional(key, "a number", Double::valueOf);
  }

  /** Bytes, such as {@code 10MB}; units are powers of 1024, and more than 2 GiB is 2 GiB. */
  public static Optional<Integer> bytes(YamlMapping mapping, String key) {
    return mapping.optional(key, "a size such as 512KB or 10MB", YamlValues::parseBytes);
  }

  /** An address with scheme http or https, and a host. */
  public static Optional<URI> httpUrl(YamlMapping mapping, String key) {
    return mapping.optional(key, "a URL such as http://host/path", YamlValues::parseHttpUrl);
  }

  public static Optional<Path> path(YamlMapping mapping, String key, Path folder) {
    return mapping
        .optional(key, "a path", Path::of)
        .filter(path -> !path.toString().isEmpty())
        .map(path -> folder.resolve(path).normalize());
  }

  /** A required text that is not empty. */
  public static void requireText(YamlMapping mapping, String key, String expected) {
    if (mapping.optionalText(key).orElse("").isEmpty()) {
      mapping.problem(key, "nothing", expected);
    }
  }

  private static boolean parseFlag(String text) {
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return TRUE.contains(text);
  }

  private static int parseBytes(String text) {
    if (text.equals("0")) {
      return 0;
    }
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    BigDecimal unit = BigDecimal.valueOf(1L << SHIFTS.getOrDefault(matcher.group(2), 0));
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
    return bytes.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  private static URI parseHttpUrl(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }
}
