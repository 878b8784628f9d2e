package io.freqwatch.tsdb.head;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivingSeriesTest {
  private final SeriesTable table = new SeriesTable(100_000);
  private final LivingSeries living = new LivingSeries(table, new HeadLocks());

  private static Labels series(int number) {
    return Labels.of("__name__", "price", "number", "" + number);
  }

  private void logged(int from, int to) {
    for (int i = from; i < to; i++) {
      table.replay(i + 1, series(i));
    }
  }

  @Test
  void showsWhatIsLoggedWhileSeriesAreCreatedAndRemoved() {
    logged(0, 5_000);
    table.findOrCreate(series(5_000));
    table.remove(table.find(series(7)));
    List<Long> names = new ArrayList<>();
    living.forEachLogged(
        (reference, labels) -> {
          names.add(reference);
          table.findOrCreate(series(100_000 + names.size()));
        });
    assertThat(names).hasSize(4_999).startsWith(1L).endsWith(5_000L).doesNotContain(8L, 5_001L);
    assertThat(living.labels(1)).isEqualTo(series(0));
    assertThat(living.labels(8)).isNull();
  }
}
