package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.wal.SeriesCatalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The series of a table as the log sees them. It is written under the lock of commits alone, while
 * others create series, so the table is read a page at a time under the lock of readers.
 */
record LivingSeries(SeriesTable table, HeadLocks locks) implements SeriesCatalog {
  private record Logged(long reference, Labels labels) {}

  @Override
  public void forEachLogged(Visitor visitor) {
    int pages = locks.reading(table::pageCount);
    for (int page = 0; page < pages; page++) {
      int number = page;
      List<Logged> found = locks.reading(() -> logged(number));
      found.forEach(series -> visitor.series(series.reference, series.labels));
    }
  }

  private List<Logged> logged(int number) {
    List<Logged> found = new ArrayList<>();
    SeriesPage page = table.page(number << SeriesPage.SHIFT);
    for (int at = 0; at < SeriesPage.ROWS; at++) {
      Labels labels = page.labels[at];
      boolean isLogged = (page.flags[at] & SeriesPage.LOGGED) != 0;
      if (labels != null && page.reference[at] != 0 && isLogged) {
        found.add(new Logged(page.logReference[at], labels));
      }
    }
    return found;
  }

  @Override
  public @Nullable Labels labels(long logReference) {
    return locks.reading(() -> table.labels(logReference));
  }
}
