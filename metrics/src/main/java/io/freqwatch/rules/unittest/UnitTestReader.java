package io.freqwatch.rules.unittest;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.YamlFile;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.testfile.SeriesLine;
import io.freqwatch.promql.testfile.TestFileException;
import io.freqwatch.rules.unittest.UnitTest.AlertCase;
import io.freqwatch.rules.unittest.UnitTest.ExpectedAlert;
import io.freqwatch.rules.unittest.UnitTest.ExpectedSample;
import io.freqwatch.rules.unittest.UnitTest.ExpressionCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one file of tests strictly; every mistake is found in one pass. Used by one thread, once.
 * Source: prometheus/prometheus docs/configuration/unit_testing_rules.md.
 */
final class UnitTestReader {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Path file;
  private final Problems problems = new Problems();

  UnitTestReader(Path file) {
    this.file = file;
  }

  /**
   * @throws io.freqwatch.codec.InvalidFileException with every mistake, where there is any
   */
  UnitTestFile read() {
    YamlMapping top = YamlFile.readWithAliases(file, "a file of rule tests", problems);
    Duration interval = positive(top, "evaluation_interval").orElse(INTERVAL);
    List<Path> ruleFiles = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    top.texts("rule_files").forEach(text -> resolve(text, ruleFiles, unmatched));
    UnitTestFile read =
        new UnitTestFile(
            ruleFiles,
            interval,
            order(top),
            top.flag("fuzzy_compare").orElse(false),
            top.mappings("tests").stream().map(test -> test(test, interval)).toList(),
            unmatched);
    top.rejectUnknownKeys();
    problems.throwIfAny();
    return read;
  }

  private void resolve(String text, List<Path> ruleFiles, List<String> unmatched) {
    Path folder = file.toAbsolutePath().getParent();
    Path path = folder == null ? Path.of(text) : folder.resolve(text).normalize();
    List<Path> found = FilePatterns.files(List.of(path)).stream().filter(Files::exists).toList();
    ruleFiles.addAll(found);
    if (found.isEmpty()) {
      unmatched.add(text);
    }
  }

  private static List<String> order(YamlMapping top) {
    List<String> order = top.texts("group_eval_order");
    Set<String> known = new HashSet<>();
    for (String name : order) {
      if (!known.add(name)) {
        top.problem("group_eval_order", "\"" + name + "\" again", "each group once");
      }
    }
    return order;
  }

  private UnitTest test(YamlMapping test, Duration interval) {
    UnitTest read =
        new UnitTest(
            test.optionalText("name").orElse(""),
            positive(test, "interval").orElse(interval),
            test.mappings("input_series").stream()
                .map(UnitTestReader::series)
                .flatMap(Optional::stream)
                .toList(),
            test.mappings("alert_rule_test").stream().map(this::alerts).toList(),
            test.mappings("promql_expr_test").stream().map(this::expression).toList(),
            Labels.of(test.textMap("external_labels")),
            test.optionalText("external_url").orElse(""),
            test.optional("start_timestamp", "a time", UnitTestReader::time).orElse(0L));
    test.rejectUnknownKeys();
    return read;
  }

  private static Optional<SeriesLine> series(YamlMapping input) {
    String series = input.optionalText("series").orElse("");
    String values = input.optionalText("values").orElse("");
    input.rejectUnknownKeys();
    try {
      return Optional.of(SeriesLine.parse(series + " " + values));
    } catch (TestFileException e) {
      input.problem("series", String.valueOf(e.getMessage()), "a series and its values");
      return Optional.empty();
    }
  }

  private AlertCase alerts(YamlMapping one) {
    String name = one.optionalText("alertname").orElse("");
    if (name.isEmpty()) {
      one.problem("alertname", "nothing", "the alert's name");
    }
    AlertCase read =
        new AlertCase(
            one.duration("eval_time").orElse(Duration.ZERO),
            name,
            one.mappings("exp_alerts").stream().map(alert -> alert(alert, name)).toList());
    one.rejectUnknownKeys();
    return read;
  }

  /** The name of the alert need not be said again. */
  private static ExpectedAlert alert(YamlMapping alert, String name) {
    Labels.Builder labels = Labels.builder();
    alert.textMap("exp_labels").forEach(labels::set);
    labels.set("alertname", name);
    Labels.Builder annotations = Labels.builder();
    alert.textMap("exp_annotations").forEach(annotations::set);
    alert.rejectUnknownKeys();
    return new ExpectedAlert(labels.build(), annotations.build());
  }

  private ExpressionCase expression(YamlMapping one) {
    ExpressionCase read =
        new ExpressionCase(
            one.duration("eval_time").orElse(Duration.ZERO),
            one.optionalText("expr").orElse(""),
            one.mappings("exp_samples").stream().map(UnitTestReader::sample).toList());
    one.rejectUnknownKeys();
    return read;
  }

  private static ExpectedSample sample(YamlMapping sample) {
    ExpectedSample read =
        new ExpectedSample(
            sample.optionalText("labels").orElse(""),
            sample.optional("value", "a number", UnitTestReader::number).orElse(0.0),
            sample.optionalText("histogram").orElse(""));
    sample.rejectUnknownKeys();
    return read;
  }

  private static Optional<Duration> positive(YamlMapping mapping, String key) {
    return mapping.duration(key).filter(Duration::isPositive);
  }

  /** A number as YAML 1.1 writes it. */
  private static double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static long time(String text) {
    try {
      return Math.round(Double.parseDouble(text) * 1_000);
    } catch (NumberFormatException notSeconds) {
      return instant(text);
    }
  }

  private static long instant(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
