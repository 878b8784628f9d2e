package io.freqwatch.gotemplate.functions;

import static io.freqwatch.gotemplate.functions.CommonFunctions.ANYTHING;
import static io.freqwatch.gotemplate.functions.CommonFunctions.TEXT;
import static io.freqwatch.gotemplate.functions.CommonFunctions.text;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoDuration;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.PrometheusDuration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/**
 * The functions of Prometheus' templates, for the labels and annotations of alerts. Source: its
 * template reference.
 */
public final class PrometheusFunctions {
  private static final double MILLIS_PER_SECOND = 1000;

  private PrometheusFunctions() {}

  /**
   * @param query asked by {@code query}
   * @param now the moment for which the rule is evaluated
   * @param externalUrl where people reach the server
   */
  public static FunctionSet of(RuleQuery query, Instant now, URI externalUrl) {
    return CommonFunctions.all()
        .plus(QueryFunctions.of(query))
        .plus(numbers())
        .plus(texts())
        .plus(
            FunctionSet.of(
                GoFunction.of(
                    "now", List.of(), _ -> GoValue.of(now.toEpochMilli() / MILLIS_PER_SECOND)),
                GoFunction.of(
                    "pathPrefix",
                    List.of(),
                    _ -> GoValue.of(externalUrl.getPath() == null ? "" : externalUrl.getPath())),
                GoFunction.of("externalURL", List.of(), _ -> GoValue.of(externalUrl.toString()))));
  }

  private static FunctionSet numbers() {
    return FunctionSet.of(
        GoFunction.of("humanize", ANYTHING, a -> GoValue.of(Humanize.number(number(a)))),
        GoFunction.of("humanize1024", ANYTHING, a -> GoValue.of(Humanize.number1024(number(a)))),
        GoFunction.of(
            "humanizePercentage", ANYTHING, a -> GoValue.of(Humanize.percentage(number(a)))),
        GoFunction.of("humanizeTimestamp", ANYTHING, PrometheusFunctions::humanizeTimestamp),
        GoFunction.of("toTime", ANYTHING, a -> time(number(a))),
        GoFunction.of("toDuration", ANYTHING, a -> duration(number(a))),
        GoFunction.of("parseDuration", TEXT, PrometheusFunctions::parseDuration));
  }

  private static FunctionSet texts() {
    return FunctionSet.of(
        text("title", each -> TitleCase.of(each, false)),
        text("stripPort", HostPort::withoutPort),
        text("stripDomain", HostPort::withoutDomain),
        text("urlQueryEscape", PrometheusFunctions::escape),
        text("graphLink", each -> "/graph?g0.expr=" + escape(each) + "&g0.tab=0"),
        text("tableLink", each -> "/graph?g0.expr=" + escape(each) + "&g0.tab=1"),
        GoFunction.variadic("args", List.of(), GoType.ANY, PrometheusFunctions::arguments));
  }

  private static double number(Arguments arguments) {
    return Floats.of(arguments.value(0));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  private static GoValue arguments(Arguments arguments) {
    TreeMap<String, GoValue> named = new TreeMap<>();
    for (int i = 0; i < arguments.values().size(); i++) {
      named.put("arg" + i, arguments.value(i));
    }
    return GoValue.map(named);
  }

  private static GoValue humanizeTimestamp(Arguments arguments) {
    double seconds = number(arguments);
    if (!Double.isFinite(seconds)) {
      return GoValue.of(Humanize.digits(seconds));
    }
    return GoValue.of(GoPrint.shown(time(seconds)));
  }

  /** Seconds since 1970 as a time, to the millisecond. */
  private static GoValue time(double seconds) {
    if (!Double.isFinite(seconds)) {
      throw new FunctionException("value is NaN or Inf");
    }
    double nanos = seconds * 1e9;
    if (nanos > Long.MAX_VALUE || nanos < Long.MIN_VALUE) {
      throw new FunctionException(
          GoNumber.format(seconds)
              + " cannot be represented as a nanoseconds timestamp since it overflows int64");
    }
    return GoValue.of(Instant.ofEpochMilli((long) nanos / 1_000_000).atZone(ZoneOffset.UTC));
  }

  private static GoValue duration(double seconds) {
    return GoDuration.of(Duration.ofNanos((long) (seconds * 1e9)));
  }

  private static GoValue parseDuration(Arguments arguments) {
    try {
      Duration duration = PrometheusDuration.parse(arguments.text(0));
      return GoValue.of(duration.toMillis() / MILLIS_PER_SECOND);
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          "not a valid duration string: " + GoQuote.quote(arguments.text(0)), e);
    }
  }
}
