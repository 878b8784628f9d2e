package io.freqwatch.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemplarRingTest {
  private static final Labels ALPHA = Labels.of("__name__", "x", "bot", "alpha");
  private static final Labels BETA = Labels.of("__name__", "x", "bot", "beta");

  private final ExemplarRing ring = new ExemplarRing(3);

  @Test
  void givesTheExemplarsOfMatchingSeriesWithinATimeSpan() {
    ring.add(BETA, exemplar(1, 1));
    ring.add(ALPHA, exemplar(2, 2));
    ring.add(ALPHA, exemplar(9, 3));
    assertThat(ring.exemplars(1, 5, List.of(List.of(Matcher.equal("__name__", "x")))))
        .containsExactly(
            new SeriesExemplars(ALPHA, List.of(exemplar(2, 2))),
            new SeriesExemplars(BETA, List.of(exemplar(1, 1))));
    assertThat(
            ring.exemplars(
                1,
                9,
                List.of(
                    List.of(Matcher.equal("bot", "none")), List.of(Matcher.equal("bot", "beta")))))
        .hasSize(1);
  }

  @Test
  void forgetsTheOldestWhenItIsFull() {
    ring.add(BETA, exemplar(1, 1));
    for (int i = 0; i < 4; i++) {
      ring.add(ALPHA, exemplar(10 + i, i));
    }
    assertThat(ring.exemplars(0, 99, List.of(List.of())))
        .containsExactly(
            new SeriesExemplars(ALPHA, List.of(exemplar(11, 1), exemplar(12, 2), exemplar(13, 3))));
  }

  @Test
  void addsTheSameExemplarOnce() {
    ring.add(ALPHA, exemplar(5, 1));
    ring.add(ALPHA, exemplar(5, 1));
    ring.add(ALPHA, new Exemplar(Labels.of("trace_id", "t"), 1, 99, false));
    assertThat(ring.exemplars(0, 99, List.of(List.of())).getFirst().exemplars()).hasSize(1);
  }

  @Test
  void refusesAnOlderExemplar() {
    ring.add(ALPHA, exemplar(5, 1));
    assertThatThrownBy(() -> ring.add(ALPHA, exemplar(4, 2)))
        .isInstanceOf(StorageException.OutOfOrderExemplar.class)
        .hasMessageContaining("x{bot=\"alpha\"}");
  }

  @Test
  void refusesLabelsLongerThanOpenMetricsAllows() {
    Exemplar fits = new Exemplar(Labels.of("a", "é".repeat(127)), 1, 1, true);
    Exemplar tooLong = new Exemplar(Labels.of("a", "é".repeat(128)), 1, 2, true);
    ring.add(ALPHA, fits);
    assertThatThrownBy(() -> ring.add(ALPHA, tooLong))
        .isInstanceOf(StorageException.ExemplarTooLong.class)
        .hasMessageContaining("129 characters");
  }

  private static Exemplar exemplar(long timestampMillis, double value) {
    return new Exemplar(Labels.of("trace_id", "t"), value, timestampMillis, true);
  }
}
