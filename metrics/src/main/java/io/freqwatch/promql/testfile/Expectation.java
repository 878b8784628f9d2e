package io.freqwatch.promql.testfile;

import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lines below a query expect. */
final class Expectation {
  private static final Pattern EXPECT =
      Pattern.compile("expect\\s+(\\w+)(?:\\s+(msg|regex):\\s*(.*))?");
  private static final Pattern RANGE =
      Pattern.compile(
          "expect\\s+range\\s+vector\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)");
  private static final Pattern TEXT = Pattern.compile("expect\\s+string\\s+(.*)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9.][0-9a-fxA-FX._+-]*|[iI]nf|[nN]a[nN])");

  /** A text that must be there: whole, or matching an expression. */
  record Text(boolean regex, String text) {
    boolean matches(String found) {
      return regex ? Pattern.compile(text).matcher(found).find() : text.equals(found);
    }
  }

  final List<SeriesLine> series = new ArrayList<>();
  final List<Text> warnings = new ArrayList<>();
  final List<Text> infos = new ArrayList<>();
  @Nullable Double scalar;
  @Nullable String string;
  @Nullable Text failure;
  long @Nullable [] range;
  boolean fails;
  boolean warns;
  boolean informs;
  boolean noWarning;
  boolean noInfo;
  boolean ordered;

  void line(String line) {
    Matcher text = TEXT.matcher(line);
    Matcher grid = RANGE.matcher(line);
    Matcher expect = EXPECT.matcher(line);
    if (text.matches()) {
      string = ((StringLiteral) Parser.parse(text.group(1))).value();
    } else if (grid.matches()) {
      range =
          new long[] {
            TestFile.seconds(grid.group(1)),
            TestFile.seconds(grid.group(2)),
            TestFile.seconds(grid.group(3))
          };
    } else if (expect.matches()) {
      expect(expect.group(1), expect.group(2), expect.group(3));
    } else if (NUMBER.matcher(line).matches()) {
      scalar = SeriesNotation.number(line, line);
    } else {
      series.add(new SeriesNotation(line).read());
    }
  }

  void expect(String kind) {
    expect(kind, null, null);
  }

  private void expect(String kind, @Nullable String how, @Nullable String what) {
    Text text = how == null || what == null ? null : new Text(how.equals("regex"), what.strip());
    switch (kind) {
      case "fail" -> {
        fails = true;
        failure = text;
      }
      case "warn" -> {
        warns = true;
        add(warnings, text);
      }
      case "info" -> {
        informs = true;
        add(infos, text);
      }
      case "no_warn" -> noWarning = true;
      case "no_info" -> noInfo = true;
      case "ordered" -> ordered = true;
      default -> throw new TestFileException("nothing can be expected by the word " + kind);
    }
  }

  private static void add(List<Text> texts, @Nullable Text text) {
    if (text != null) {
      texts.add(text);
    }
  }
}
