package io.freqwatch.promql.differential;

import java.util.List;
import java.util.Random;

/**
 * Makes queries of the grammar: selectors with their modifiers, functions, aggregations, joins, set
 * operators, subqueries. Of the language of Prometheus 3.5, without what leaves an answer open
 * (which of equal series is picked) below the outermost operator. Functions that make much of a
 * last digit (sin, %) are given samples as they are. Left out for what Prometheus itself has
 * changed since: one-to-one comparisons of several series to one, which 3.5 judges by those that
 * hold. Left out for a slip of Prometheus: {@code timestamp} of a selector with both a fixed time
 * and an offset, of which it forgets the offset (rangeEvalTimestampFunctionOverVectorSelector).
 */
final class QueryGenerator {
  private static final List<String> FLOATS =
      List.of(
          "up",
          "trades_total",
          "open_trades",
          "balance",
          "profit_ratio",
          "state",
          "odd",
          "constant",
          "irregular",
          "latency_seconds_bucket");
  private static final List<String> RANGE_FUNCTIONS =
      List.of(
          "avg_over_time",
          "changes",
          "count_over_time",
          "delta",
          "deriv",
          "idelta",
          "increase",
          "irate",
          "last_over_time",
          "mad_over_time",
          "max_over_time",
          "min_over_time",
          "present_over_time",
          "rate",
          "resets",
          "stddev_over_time",
          "stdvar_over_time",
          "sum_over_time");
  private static final List<String> FUNCTIONS =
      List.of(
          "abs",
          "atan",
          "ceil",
          "deg",
          "exp",
          "floor",
          "ln",
          "log10",
          "log2",
          "rad",
          "sgn",
          "sinh",
          "sqrt",
          "tanh",
          "absent",
          "sort",
          "sort_desc");
  private static final List<String> DATES =
      List.of(
          "minute",
          "hour",
          "day_of_month",
          "day_of_week",
          "day_of_year",
          "month",
          "year",
          "days_in_month");
  private static final List<String> GROUPING =
      List.of("bot", "job", "instance", "side", "currency", "state", "le", "mode", "nothing");
  private static final List<String> AGGREGATORS =
      List.of("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar");
  private static final List<String> RANGES = List.of("15s", "40s", "1m", "2m30s", "5m", "17m");

  private final Random random;

  QueryGenerator(Random random) {
    this.random = random;
  }

  String query() {
    return switch (random.nextInt(20)) {
      case 0 ->
          pick("topk", "bottomk") + by() + "(" + (1 + random.nextInt(4)) + ", " + vector(2) + ")";
      case 1 -> "limitk" + by() + "(" + (1 + random.nextInt(4)) + ", " + selector() + ")";
      case 2 -> scalar(2);
      default -> vector(1 + random.nextInt(3));
    };
  }

  private String vector(int depth) {
    if (depth == 0) {
      return selector();
    }
    return switch (random.nextInt(20)) {
      case 0, 1 -> selector();
      case 2, 3, 4, 5 -> rangeCall(depth - 1);
      case 6, 7, 8, 9 -> aggregation(depth - 1);
      case 10, 11 -> pick(FUNCTIONS) + "(" + vector(depth - 1) + ")";
      case 12, 13 -> withScalar(depth - 1);
      case 14, 15 -> join(depth - 1);
      case 16 -> random.nextInt(4) == 0 ? date() : set(depth - 1);
      case 17 -> other(depth - 1);
      case 18 -> histogram();
      default ->
          random.nextInt(3) == 0
              ? "timestamp(" + metric() + pick("", " offset 1m", " @ end()") + ")"
              : pick("-", "") + "(" + vector(depth - 1) + ")";
    };
  }

  private String selector() {
    return metric() + shift();
  }

  private String metric() {
    String name = pick(FLOATS);
    return switch (random.nextInt(8)) {
      case 0 -> name + "{bot=\"" + pick("alpha", "beta", "nobody") + "\"}";
      case 1 -> name + "{bot!=\"alpha\"}";
      case 2 -> name + "{bot=~\"a.*|g.+|x\"}";
      case 3 -> name + "{job!~\"li.e\",currency!=\"EUR\"}";
      case 4 -> "{__name__=~\"" + name + "|constant\",side=\"\"}";
      default -> name;
    };
  }

  private String shift() {
    String offset =
        random.nextInt(5) == 0 ? " offset " + pick("1m", "7m30s", "-2m", "40m", "1ms") : "";
    String at = random.nextInt(8) == 0 ? " @ " + pick("start()", "end()", time()) : "";
    return random.nextBoolean() ? offset + at : at + offset;
  }

  private String time() {
    long millis = SampleData.START + random.nextLong(SampleData.END - SampleData.START);
    return millis / 1000 + "." + millis % 1000 / 100;
  }

  private String range(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String step = pick("", "15s", "1m", "7s", "2m");
      return "(" + vector(depth - 1) + ")[" + pick(RANGES) + ":" + step + "]" + shift();
    }
    return metric() + "[" + pick(RANGES) + "]" + shift();
  }

  private String rangeCall(int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> "quantile_over_time(" + quantile() + ", " + range(depth) + ")";
      case 1 -> "predict_linear(" + range(depth) + ", " + pick("60", "3600", "-30") + ")";
      case 2 -> "absent_over_time(" + range(depth) + ")";
      case 3 -> "double_exponential_smoothing(" + range(depth) + ", 0.4, 0.7)";
      default -> pick(RANGE_FUNCTIONS) + "(" + range(depth) + ")";
    };
  }

  private String aggregation(int depth) {
    String inner = "(" + vector(depth) + ")";
    return switch (random.nextInt(9)) {
      case 0 -> "quantile" + by() + "(" + quantile() + ", " + inner + ")";
      case 1 -> "count_values" + by() + "(\"value\", " + selector() + ")";
      case 2 -> pick(AGGREGATORS) + inner + by();
      default -> pick(AGGREGATORS) + by() + inner;
    };
  }

  private String by() {
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> " without (" + names() + ") ";
      default -> " by (" + names() + ") ";
    };
  }

  private String names() {
    return random.nextInt(3) == 0 ? pick(GROUPING) : pick(GROUPING) + ", " + pick(GROUPING);
  }

  private String withScalar(int depth) {
    String operator = pick("+", "-", "*", "/", "^", "atan2", "==", "!=", ">", "<", ">=", "<=");
    String bool = "=!><".indexOf(operator.charAt(0)) >= 0 && random.nextBoolean() ? " bool" : "";
    String vector = "(" + vector(depth) + ")";
    String scalar = "(" + scalar(depth) + ")";
    return random.nextBoolean()
        ? vector + " " + operator + bool + " " + scalar
        : scalar + " " + operator + bool + " " + vector;
  }

  /** One to one by aggregation to the same labels, or many to one. */
  private String join(int depth) {
    String operator = pick("+", "-", "*", "/", "atan2", "==", "!=", ">", "<", ">= bool");
    String by = "sum by (bot) (";
    return switch (random.nextInt(5)) {
      case 0 -> by + vector(depth) + ") " + operator + " " + by + vector(depth) + ")";
      case 1 ->
          metric() + " " + operator + " on (bot) group_left (job) " + by + vector(depth) + ")";
      case 2 -> by + vector(depth) + ") " + operator + " on (bot) group_right () " + selector();
      case 3 -> selector() + pick(" + ", " / ") + "ignoring (side, state) " + selector();
      default -> "balance " + operator + " on (bot, currency) profit_ratio" + shift();
    };
  }

  private String set(int depth) {
    String matching = pick("", " on (bot)", " ignoring (side, le, currency, mode, state)");
    String operator = pick("and", "or", "unless");
    return "(" + vector(depth) + ") " + operator + matching + " (" + vector(depth) + ")";
  }

  private String other(int depth) {
    String inner = vector(depth);
    return switch (random.nextInt(9)) {
      case 7 -> pick("sin", "cos", "tan") + "(" + selector() + ")";
      case 8 -> selector() + " % " + pick("7", "2.5", "-3");
      case 0 -> "clamp(" + inner + ", " + pick("0", "-1", "5") + ", " + pick("3", "100") + ")";
      case 1 -> "clamp_max(" + inner + ", 2)";
      case 2 -> "clamp_min(" + inner + ", 2)";
      case 3 -> "round(" + inner + ", " + pick("0.5", "5", "0.125") + ")";
      case 4 -> "label_replace(" + inner + ", \"bot\", \"$1-x\", \"bot\", \"(a|b)(.*)\")";
      case 5 -> "label_join(" + inner + ", \"all\", \"/\", \"bot\", \"side\", \"job\")";
      default -> "vector(" + scalar(depth) + ")";
    };
  }

  private String histogram() {
    String rate = "rate(latency_seconds_bucket[" + pick("1m", "5m") + "]" + shift() + ")";
    String nativeRate = "rate(latency_native[" + pick("1m", "5m") + "]" + shift() + ")";
    return switch (random.nextInt(7)) {
      case 0 -> "histogram_quantile(" + quantile() + ", sum by (bot, le) (" + rate + "))";
      case 1 -> "histogram_quantile(" + quantile() + ", " + rate + ")";
      case 2 -> "histogram_quantile(" + quantile() + ", sum by (job) (" + nativeRate + "))";
      case 3 -> "histogram_fraction(0, " + pick("1", "4", "0.7") + ", " + nativeRate + ")";
      case 4 -> pick("histogram_count", "histogram_sum", "histogram_avg") + "(latency_native)";
      case 5 -> pick("sum", "avg") + by() + "(" + nativeRate + ")";
      default -> "increase(latency_native[" + pick(RANGES) + "])" + pick("", " * 2", " / 4");
    };
  }

  private String scalar(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "time()";
      case 1 -> "scalar(" + (depth > 0 ? aggregation(depth - 1) : metric()) + ")";
      case 2 -> depth > 0 ? "(" + scalar(depth - 1) + " " + pick("+", "*", "/", "-") + " 3)" : "7";
      case 3 -> pick("Inf", "NaN", "pi()", "-1e3", "0x1F");
      default -> pick("0", "1", "2", "0.5", "100", "-3");
    };
  }

  /** Of times alone: which date no number has depends on the processor Prometheus runs on. */
  private String date() {
    String time =
        pick("", "timestamp(" + metric() + ")", "vector(time())", "constant * 1e8", "trades_total");
    return pick(DATES) + "(" + time + ")";
  }

  private String quantile() {
    return pick("0", "0.5", "0.9", "0.99", "1", "-0.1", "1.5");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
