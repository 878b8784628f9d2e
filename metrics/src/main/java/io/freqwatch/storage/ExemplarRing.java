package io.freqwatch.storage;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest exemplars of all series, in memory, a limited number of them: a new one takes the
 * place of the oldest, of whichever series. Safe for use by many threads.
 */
public final class ExemplarRing implements ExemplarQueryable {
  /** Characters that the labels of one exemplar may have together (OpenMetrics). */
  public static final int MAX_LABEL_CHARACTERS = 128;

  /**
   * Several of one time come from native histograms; any fixed order tells what was seen before.
   */
  private static final Comparator<Exemplar> ORDER =
      Comparator.comparingLong(Exemplar::timestampMillis)
          .thenComparingDouble(Exemplar::value)
          .thenComparing(Exemplar::labels, Labels.ORDER);

  /** One place of the ring: the series whose oldest exemplar is the next to go. */
  private final @Nullable Labels[] places;

  private final Map<Labels, ArrayDeque<Exemplar>> bySeries = new HashMap<>();
  private int next;

  public ExemplarRing(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, found " + capacity);
    }
    places = new Labels[capacity];
  }

  /**
   * Refuses what {@link #add} would refuse now.
   *
   * @return whether it is new
   * @throws StorageException.OutOfOrderExemplar where the series has a newer one
   * @throws StorageException.ExemplarTooLong where its labels are too long
   */
  public synchronized boolean check(Labels series, Exemplar exemplar) {
    checkLength(series, exemplar);
    ArrayDeque<Exemplar> known = bySeries.get(series);
    if (known == null) {
      return true;
    }
    Exemplar newest = known.getLast();
    if (isSame(newest, exemplar)) {
      return false;
    }
    if (ORDER.compare(exemplar, newest) < 0) {
      throw new StorageException.OutOfOrderExemplar(
          series, exemplar.timestampMillis(), newest.timestampMillis());
    }
    return true;
  }

  /**
   * Adds an exemplar, unless it equals the newest of its series.
   *
   * @throws StorageException.OutOfOrderExemplar where the series has a newer one
   * @throws StorageException.ExemplarTooLong where its labels are too long
   */
  public synchronized void add(Labels series, Exemplar exemplar) {
    if (!check(series, exemplar)) {
      return;
    }
    makeRoom();
    places[next] = series;
    next = (next + 1) % places.length;
    bySeries.computeIfAbsent(series, _ -> new ArrayDeque<>(1)).add(exemplar);
  }

  @Override
  public synchronized List<SeriesExemplars> exemplars(
      long minMillis, long maxMillis, List<List<Matcher>> selectors) {
    List<SeriesExemplars> found = new ArrayList<>();
    bySeries.forEach(
        (series, exemplars) -> {
          if (selectors.stream().anyMatch(matchers -> matches(series, matchers))) {
            found.add(within(series, exemplars, minMillis, maxMillis));
          }
        });
    found.removeIf(series -> series.exemplars().isEmpty());
    found.sort(Comparator.comparing(SeriesExemplars::labels, Labels.ORDER));
    return found;
  }

  private void makeRoom() {
    Labels series = places[next];
    ArrayDeque<Exemplar> exemplars = series == null ? null : bySeries.get(series);
    if (series == null || exemplars == null) {
      return;
    }
    exemplars.removeFirst();
    if (exemplars.isEmpty()) {
      bySeries.remove(series);
    }
  }

  private static SeriesExemplars within(
      Labels series, ArrayDeque<Exemplar> exemplars, long minMillis, long maxMillis) {
    return new SeriesExemplars(
        series,
        exemplars.stream()
            .filter(each -> each.timestampMillis() >= minMillis)
            .filter(each -> each.timestampMillis() <= maxMillis)
            .toList());
  }

  private static boolean matches(Labels series, List<Matcher> matchers) {
    return matchers.stream().allMatch(matcher -> matcher.matches(series.value(matcher.name())));
  }

  /** The time counts only where the exemplar came with one; otherwise each scrape would add it. */
  private static boolean isSame(Exemplar newest, Exemplar exemplar) {
    return newest.labels().equals(exemplar.labels())
        && Values.same(newest.value(), exemplar.value())
        && (!exemplar.hasTimestamp() || newest.timestampMillis() == exemplar.timestampMillis());
  }

  private static void checkLength(Labels series, Exemplar exemplar) {
    int characters = 0;
    for (Label label : exemplar.labels()) {
      characters += characters(label.name()) + characters(label.value());
    }
    if (characters > MAX_LABEL_CHARACTERS) {
      throw new StorageException.ExemplarTooLong(series, characters, MAX_LABEL_CHARACTERS);
    }
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
