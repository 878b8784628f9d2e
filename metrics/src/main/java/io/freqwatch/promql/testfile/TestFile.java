package io.freqwatch.promql.testfile;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs one file: {@code load}, {@code clear} and {@code eval} in the order they stand. Every
 * experimental part of the language is on. Used by one thread.
 */
public final class TestFile {
  private static final Pattern LOAD = Pattern.compile("load(_with_nhcb)?\\s+(\\S+)");
  private static final Pattern INSTANT =
      Pattern.compile("eval(?:_(fail|warn|ordered|info))?\\s+instant\\s+(?:at\\s+(\\S+))?\\s+(.+)");
  private static final Pattern RANGE =
      Pattern.compile(
          "eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)"
              + "\\s+(.+)");

  private final Engine engine;
  private final LoadedStorage storage = new LoadedStorage();
  private final List<String> lines;
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int next;

  private TestFile(String text, Clock clock) {
    this.lines = text.lines().map(TestFile::withoutComment).toList();
    this.engine = new Engine(EngineOptions.DEFAULT.withEverything(), clock);
  }

  /** Runs the text of a file; only what cannot be read ends it early, as one more failure. */
  public static TestReport run(String text, Clock clock) {
    TestFile file = new TestFile(text, clock);
    try {
      file.run();
    } catch (TestFileException | IllegalArgumentException e) {
      file.failures.add("line " + file.next + ": " + e.getMessage());
    }
    return new TestReport(file.passed, file.failures);
  }

  private static String withoutComment(String line) {
    String stripped = line.strip();
    return stripped.startsWith("#") ? "" : stripped;
  }

  private void run() {
    while (next < lines.size()) {
      String line = lines.get(next++);
      if (!line.isEmpty()) {
        command(line, next);
      }
    }
  }

  private void command(String line, int number) {
    Matcher load = LOAD.matcher(line);
    Matcher instant = INSTANT.matcher(line);
    Matcher range = RANGE.matcher(line);
    if (line.equals("clear")) {
      storage.clear();
    } else if (load.matches()) {
      load(seconds(load.group(2)), load.group(1) != null);
    } else if (instant.matches()) {
      long time = instant.group(2) == null ? 0 : seconds(instant.group(2));
      EvalCommand command =
          new EvalCommand(time, time, 0, instant.group(3), expectation(instant.group(1)));
      judge(command, number);
    } else if (range.matches()) {
      EvalCommand command =
          new EvalCommand(
              seconds(range.group(2)),
              seconds(range.group(3)),
              seconds(range.group(4)),
              range.group(5),
              expectation(range.group(1)));
      judge(command, number);
    } else {
      throw new TestFileException("no command: " + line);
    }
  }

  private void judge(EvalCommand command, int number) {
    String failure = new EvalRun(engine, storage, command).failure();
    if (failure == null) {
      passed++;
    } else {
      failures.add("line " + number + ": " + command.query() + ": " + failure);
    }
  }

  private void load(long stepMillis, boolean converted) {
    List<LoadedSeries> loaded = new ArrayList<>();
    for (String line : block()) {
      SeriesLine series = new SeriesNotation(line).read();
      LoadedSeries into = storage.series(series.labels());
      for (int i = 0; i < series.values().size(); i++) {
        SeriesValue value = series.values().get(i);
        long time = i * stepMillis;
        if (value != null && series.starts()) {
          into.start(time, time + Math.round(value.value()));
        } else if (value != null) {
          into.add(time, value);
        }
      }
      loaded.add(into);
    }
    if (converted) {
      ClassicConversion.convert(loaded, storage);
    }
    storage.all().forEach(LoadedSeries::settleHints);
  }

  private Expectation expectation(@Nullable String kind) {
    Expectation expectation = new Expectation();
    if (kind != null) {
      expectation.expect(kind);
    }
    for (String line : block()) {
      expectation.line(line);
    }
    return expectation;
  }

  /** The lines up to an empty one. */
  private List<String> block() {
    List<String> block = new ArrayList<>();
    while (next < lines.size() && !lines.get(next).isEmpty()) {
      block.add(lines.get(next++));
    }
    return block;
  }

  /** A duration, or a number of seconds, in milliseconds. */
  static long seconds(String text) {
    boolean negative = text.startsWith("-");
    String bare = negative ? text.substring(1) : text;
    boolean number = bare.matches("[0-9.]+(e[+-]?[0-9]+)?");
    long millis =
        number
            ? Math.round(Double.parseDouble(bare) * 1000)
            : PrometheusDuration.parse(bare).toMillis();
    return negative ? -millis : millis;
  }
}
