package io.freqwatch.promql.testfile;

import io.freqwatch.model.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series with its values, one per step.
 *
 * @param starts whether the values say when the counter of each sample began
 */
public record SeriesLine(Labels labels, boolean starts, List<@Nullable SeriesValue> values) {
  /**
   * Reads {@code metric{a="b"} 1 2+3x4 _ stale}.
   *
   * @throws TestFileException where the line is no such thing
   */
  public static SeriesLine parse(String line) {
    try {
      return new SeriesNotation(line.strip()).read();
    } catch (IllegalArgumentException e) {
      throw new TestFileException("no series: " + line + ": " + e.getMessage());
    }
  }
}
