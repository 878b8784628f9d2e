package io.freqwatch.exposition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client accepts, as RFC 9110 §12.5.1 writes it. */
final class AcceptHeader {
  private static final int MAX_LENGTH = 8 << 10;

  private AcceptHeader() {}

  static AcceptedFormat preferred(String header) {
    AcceptedFormat best = AcceptedFormat.TEXT;
    double bestQuality = 0;
    String bounded = header.length() > MAX_LENGTH ? "" : header;
    for (String range : bounded.split(",", -1)) {
      Map<String, String> parameters = parameters(range);
      double quality = quality(parameters.getOrDefault("q", "1"));
      Optional<ExpositionFormat> format = format(parameters);
      if (format.isPresent() && quality > bestQuality) {
        best = new AcceptedFormat(format.get(), escaping(parameters));
        bestQuality = quality;
      }
    }
    return best;
  }

  /** The parameters of each media range, the most wanted first; what is not wanted is left out. */
  static List<Map<String, String>> ranges(String header) {
    if (header.length() > MAX_LENGTH) {
      return List.of();
    }
    return Arrays.stream(header.split(",", -1))
        .map(AcceptHeader::parameters)
        .filter(range -> quality(range.getOrDefault("q", "1")) > 0)
        .sorted(Comparator.comparingDouble(range -> -quality(range.getOrDefault("q", "1"))))
        .toList();
  }

  static boolean isProtobuf(Map<String, String> range) {
    return range.getOrDefault("", "").equals("application/vnd.google.protobuf")
        && protobuf(range).isPresent();
  }

  /** The parameters in lower case; the media type itself is the parameter "". */
  private static Map<String, String> parameters(String range) {
    Map<String, String> result = new HashMap<>();
    for (String part : range.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String value = part.substring(equals + 1).strip().replace("\"", "");
      result.putIfAbsent(name, name.equals("proto") ? value : value.toLowerCase(Locale.ROOT));
    }
    return result;
  }

  /** One that we do not know is none. */
  private static Optional<NameEscaping> escaping(Map<String, String> parameters) {
    String asked = parameters.getOrDefault("escaping", "");
    return Arrays.stream(NameEscaping.values())
        .filter(known -> known.text().equals(asked))
        .findFirst();
  }

  private static Optional<ExpositionFormat> format(Map<String, String> parameters) {
    String version = parameters.getOrDefault("version", "");
    return switch (parameters.getOrDefault("", "")) {
      case "application/vnd.google.protobuf" -> protobuf(parameters);
      case "application/openmetrics-text" -> openMetrics(version);
      case "text/plain" -> text(version);
      case "text/*", "*/*" -> Optional.of(ExpositionFormat.TEXT);
      default -> Optional.empty();
    };
  }

  private static Optional<ExpositionFormat> protobuf(Map<String, String> parameters) {
    boolean ours =
        parameters.getOrDefault("proto", "").equals("io.prometheus.client.MetricFamily")
            && parameters.getOrDefault("encoding", "").equals("delimited");
    return ours ? Optional.of(ExpositionFormat.PROTOBUF) : Optional.empty();
  }

  private static Optional<ExpositionFormat> openMetrics(String version) {
    return switch (version) {
      case "", "0.0.1", "1.0.0" -> Optional.of(ExpositionFormat.OPENMETRICS);
      default -> Optional.empty();
    };
  }

  /**
   * Version 1.0.0 only adds names in quotes, which are written where the escaping asks for them.
   */
  private static Optional<ExpositionFormat> text(String version) {
    return switch (version) {
      case "", "0.0.4", "1.0.0" -> Optional.of(ExpositionFormat.TEXT);
      default -> Optional.empty();
    };
  }

  private static double quality(String text) {
    try {
      double quality = Double.parseDouble(text);
      return quality >= 0 && quality <= 1 ? quality : 0;
    } catch (NumberFormatException ignored) { // a range we cannot read is one we do not take
      return 0;
    }
  }
}
