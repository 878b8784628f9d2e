package io.freqwatch.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of cells in columns as wide as their widest cell; numbers to the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();

  /** Column titles; one that begins with {@code >} aligns its column to the right. */
  TextTable(String... titles) {
    List<String> row = new ArrayList<>();
    for (String title : titles) {
      right.add(title.startsWith(">"));
      row.add(title.startsWith(">") ? title.substring(1) : title);
    }
    rows.add(row);
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintWriter out) {
    int[] widths = IntStream.range(0, right.size()).map(this::width).toArray();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String gap = " ".repeat(widths[column] - row.get(column).length());
        line.append(right.get(column) ? gap + row.get(column) : row.get(column) + gap).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
