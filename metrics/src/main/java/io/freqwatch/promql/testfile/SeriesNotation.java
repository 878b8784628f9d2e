package io.freqwatch.promql.testfile;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code metric{a="b"} 1 2+3x4 _ _x5 stale {{schema:0 sum:1}}x2}: single values, {@code
 * a+bxn} for n steps behind the first value, {@code axn} for n repetitions, {@code _} for none.
 */
final class SeriesNotation {
  private static final int MAX_VALUES = 100_000;
  private static final Pattern BLANK = Pattern.compile("\\s");

  private final String line;
  private int at;
  private boolean starts;

  SeriesNotation(String line) {
    this.line = line;
  }

  SeriesLine read() {
    Labels labels = labels();
    return new SeriesLine(labels, starts, values());
  }

  private Labels labels() {
    int end = endOfMetric();
    String metric = line.substring(0, end).strip();
    at = end;
    if (line.startsWith("@st", at)) {
      starts = true;
      at += 3;
    }
    return labels(metric);
  }

  private int endOfMetric() {
    char quote = 0;
    boolean braces = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        i += c == '\\' && quote != '`' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '{') {
        braces = true;
      } else if (c == '}') {
        return i + 1;
      } else if (!braces && (c == '@' || endsMetric(i))) {
        return i;
      }
    }
    return line.length();
  }

  /** A blank ends the metric, unless braces follow it. */
  private boolean endsMetric(int index) {
    if (!BLANK.matcher(line.substring(index, index + 1)).matches()) {
      return false;
    }
    String rest = line.substring(index).stripLeading();
    return !rest.startsWith("{") || rest.startsWith("{{");
  }

  static Labels labels(String metric) {
    if (metric.replaceAll("\\s", "").equals("{}")) {
      return Labels.EMPTY;
    }
    String anything = metric.endsWith("}") ? metric : metric + "{}";
    int brace = anything.lastIndexOf('}');
    String inner = anything.substring(0, brace).strip();
    String separator = inner.endsWith("{") || inner.endsWith(",") ? "" : ",";
    String selector = inner + separator + "__never__!=\"x\",__always__=~\".+\"}";
    try {
      Labels.Builder labels = Labels.builder();
      for (Matcher matcher : Parser.parseSelector(selector).matchers()) {
        if (matcher.type() == Matcher.Type.EQUAL) {
          labels.set(matcher.name(), matcher.value());
        }
      }
      return labels.build();
    } catch (PromqlException e) {
      throw new TestFileException("no series: " + metric + ": " + e.getMessage());
    }
  }

  private List<@Nullable SeriesValue> values() {
    List<@Nullable SeriesValue> values = new ArrayList<>();
    skipBlanks();
    while (at < line.length()) {
      if (line.startsWith("{{", at)) {
        histograms(values);
      } else {
        floats(word(), values);
      }
      if (values.size() > MAX_VALUES) {
        throw new TestFileException("more than " + MAX_VALUES + " values in one line");
      }
      skipBlanks();
    }
    return values;
  }

  private void histograms(List<@Nullable SeriesValue> values) {
    FloatHistogram base = histogram();
    FloatHistogram increment = null;
    boolean falling = false;
    if (at < line.length() && (line.charAt(at) == '+' || line.charAt(at) == '-')) {
      falling = line.charAt(at++) == '-';
      increment = histogram();
    }
    int repeats = repeats();
    FloatHistogram value = base;
    values.add(new SeriesValue(0, value));
    for (int i = 0; i < repeats; i++) {
      if (increment != null) {
        value =
            falling
                ? HistogramMath.subtract(value, increment).histogram()
                : HistogramMath.add(value, increment).histogram();
      }
      values.add(new SeriesValue(0, value));
    }
  }

  private FloatHistogram histogram() {
    int end = line.indexOf("}}", at);
    if (!line.startsWith("{{", at) || end < 0) {
      throw new TestFileException("no histogram: " + line.substring(at));
    }
    String text = line.substring(at + 2, end);
    at = end + 2;
    return HistogramNotation.read(text);
  }

  private int repeats() {
    if (at >= line.length() || line.charAt(at) != 'x') {
      return 0;
    }
    at++;
    return count(word());
  }

  private void floats(String word, List<@Nullable SeriesValue> values) {
    if (word.startsWith("_")) {
      int count = word.startsWith("_x") ? count(word.substring(2)) : 1;
      for (int i = 0; i < count; i++) {
        values.add(null);
      }
      return;
    }
    int times = repeatSign(word);
    int repeats = times < 0 ? 0 : count(word.substring(times + 1));
    String series = times < 0 ? word : word.substring(0, times);
    int split = times < 0 ? -1 : split(series);
    double value = number(split < 0 ? series : series.substring(0, split));
    double increment = split < 0 ? 0 : number(series.substring(split));
    values.add(new SeriesValue(value));
    for (int i = 0; i < repeats; i++) {
      value += increment;
      values.add(new SeriesValue(value));
    }
  }

  /** Not the one of a hexadecimal number. */
  private static int repeatSign(String word) {
    int sign = word.lastIndexOf('x');
    boolean hexadecimal =
        sign > 0
            && word.charAt(sign - 1) == '0'
            && sign < 3
            && word.indexOf('x') == sign
            && word.startsWith("0x");
    return hexadecimal && word.length() > sign + 1 && !word.matches("-?0x\\d+") ? -1 : sign;
  }

  /** Where the increment begins, with its sign. */
  private static int split(String series) {
    for (int i = 1; i < series.length(); i++) {
      char c = series.charAt(i);
      char before = Character.toLowerCase(series.charAt(i - 1));
      boolean exponent = before == 'e' && Character.isDigit(series.charAt(Math.max(0, i - 2)));
      if ((c == '+' || c == '-') && !exponent) {
        return i;
      }
    }
    return -1;
  }

  private double number(String text) {
    if (text.equals("stale")) {
      return StaleMarker.VALUE;
    }
    if (starts) {
      return duration(text);
    }
    return number(text, line);
  }

  static double number(String text, String line) {
    String lower = text.toLowerCase(Locale.ROOT);
    String bare = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    double sign = lower.startsWith("-") ? -1 : 1;
    try {
      return switch (bare) {
        case "inf" -> sign * Double.POSITIVE_INFINITY;
        case "nan" -> Double.NaN;
        default ->
            bare.startsWith("0x")
                ? sign * Long.parseLong(bare.substring(2), 16)
                : Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw new TestFileException("no value: " + text + " in " + line);
    }
  }

  /** In milliseconds, from the sample on. */
  private static double duration(String text) {
    String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    double millis = PrometheusDuration.parse(bare).toMillis();
    return text.startsWith("-") ? -millis : millis;
  }

  private static int count(String text) {
    int count = Integer.parseInt(text);
    if (count > MAX_VALUES) {
      throw new TestFileException("more than " + MAX_VALUES + " values: x" + text);
    }
    return count;
  }

  private String word() {
    int start = at;
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at);
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }
}
