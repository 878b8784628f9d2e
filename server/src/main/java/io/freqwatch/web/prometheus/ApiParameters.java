package io.freqwatch.web.prometheus;

import io.freqwatch.http.Request;
import io.freqwatch.model.Matcher;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Parser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parameters of a request, from its query or its form, as Prometheus reads them. */
final class ApiParameters {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final Pattern SECONDS =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private static final int MAX_SELECTORS = 1_000;

  /** Instructions of the regular expressions of all selectors of one request. */
  private static final int MAX_REGEX_COST = 10_000;

  private final Request request;

  ApiParameters(Request request) {
    this.request = request;
  }

  String text(String name) throws IOException {
    return request.parameter(name).orElse("");
  }

  /** All values of a name. */
  List<String> texts(String name) throws IOException {
    return request.parameters(name);
  }

  /** A time as RFC 3339 or in seconds since 1970, to the millisecond. */
  long timeMillis(String name, long absent) throws IOException {
    Optional<String> text = request.parameter(name).filter(value -> !value.isEmpty());
    return text.isPresent()
        ? timeMillis(name, text.get(), "invalid time value for '" + name + "': ")
        : absent;
  }

  /** A time that must be there. */
  long timeMillis(String name) throws IOException {
    return timeMillis(name, text(name), "");
  }

  /** A length of time in seconds or as {@code 1h30m}; empty where it is absent. */
  Optional<Duration> duration(String name) throws IOException {
    Optional<String> text = request.parameter(name).filter(value -> !value.isEmpty());
    return text.isPresent() ? Optional.of(duration(name, text.get())) : Optional.empty();
  }

  /** A length of time that must be there. */
  Duration requiredDuration(String name) throws IOException {
    return duration(name, text(name));
  }

  /** How much the answer may hold; {@link Integer#MAX_VALUE} without a limit. */
  int limit(String name) throws IOException {
    String text = text(name);
    if (text.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit < 0) {
        throw ParameterException.invalid(name, "limit must be non-negative");
      }
      return limit == 0 ? Integer.MAX_VALUE : limit;
    } catch (NumberFormatException ignored) { // the error says the same, in Prometheus' words
      throw ParameterException.invalid(
          name, "strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
  }

  /** A number of families or their texts; any number where it is absent or below 0. */
  int count(String name) throws IOException {
    String text = text(name);
    if (text.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    try {
      int count = Integer.parseInt(text);
      return count < 0 ? Integer.MAX_VALUE : count;
    } catch (NumberFormatException ignored) { // the error says the same
      throw new ParameterException(name + " must be a number");
    }
  }

  /** A switch, in the forms that Go takes. */
  boolean flag(String name, boolean absent) throws IOException {
    String text = text(name);
    return switch (text) {
      case "" -> absent;
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw ParameterException.invalid(
              name,
              "unable to parse boolean: strconv.ParseBool: parsing \""
                  + text
                  + "\": invalid syntax");
    };
  }

  /** The selectors of {@code match[]}; a series fits where any of them matches wholly. */
  List<Matcher[]> selectors() throws IOException {
    return selectors(request.parameters("match[]"));
  }

  /** The same, of which there must be one. */
  List<Matcher[]> requiredSelectors() throws IOException {
    List<String> texts = request.parameters("match[]");
    if (texts.isEmpty()) {
      throw new ParameterException("no match[] parameter provided");
    }
    try {
      return selectors(texts);
    } catch (ParameterException e) {
      throw ParameterException.invalid("match[]", String.valueOf(e.getMessage()));
    }
  }

  private static List<Matcher[]> selectors(List<String> texts) {
    List<Matcher[]> selectors = new ArrayList<>();
    if (texts.size() > MAX_SELECTORS) {
      throw new ParameterException("more than 1000 selectors");
    }
    for (String text : texts) {
      selectors.add(selector(text));
      requireAffordable(selectors);
    }
    return selectors;
  }

  private static Matcher[] selector(String text) {
    try {
      List<Matcher> matchers = Parser.parseSelector(text).matchers();
      if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
        throw new ParameterException("match[] must contain at least one non-empty matcher");
      }
      return matchers.toArray(Matcher[]::new);
    } catch (PromqlException e) {
      throw new ParameterException(String.valueOf(e.getMessage()));
    }
  }

  private static void requireAffordable(List<Matcher[]> selectors) {
    if (selectors.stream().flatMap(Arrays::stream).mapToInt(Matcher::cost).sum() > MAX_REGEX_COST) {
      throw ParameterException.invalid("match[]", "the regular expressions are too large together");
    }
  }

  private static long timeMillis(String name, String text, String context) {
    try {
      double millis = millis(text);
      if (Math.abs(millis) < Long.MAX_VALUE / 4.0) {
        return (long) millis;
      }
    } catch (NumberFormatException notSeconds) {
      try {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
      } catch (DateTimeException | ArithmeticException ignored) {
        // The error below says the same.
      }
    }
    throw ParameterException.invalid(
        name, context + "cannot parse \"" + text + "\" to a valid timestamp");
  }

  private static Duration duration(String name, String text) {
    try {
      double millis = millis(text);
      if (Math.abs(millis) < Long.MAX_VALUE / 4.0) {
        return Duration.ofMillis((long) millis);
      }
    } catch (NumberFormatException notSeconds) {
      try {
        return PrometheusDuration.parse(text);
      } catch (IllegalArgumentException | ArithmeticException ignored) {
        // The error below says the same.
      }
    }
    throw ParameterException.invalid(name, "cannot parse \"" + text + "\" to a valid duration");
  }

  /** Seconds as milliseconds; Java would take {@code 5d} for the number 5. */
  private static double millis(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new NumberFormatException("not a number of seconds: " + text);
    }
    return Math.rint(Double.parseDouble(text) * MILLIS_PER_SECOND);
  }
}
