package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exporter.BotFacts.CandleTimes;
import io.freqwatch.freqtrade.api.PairCandle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CandleWatchTest {
  private static final long FIVE_MINUTES = 300_000;

  private final CandleWatch watch = new CandleWatch();

  @Test
  void looksAtEveryPairInTurn() {
    watch.watch(List.of("A", "B", "C"));
    watch.asked("A");
    watch.asked("C");
    assertThat(watch.next(1)).containsExactly("B");
    watch.asked("B");
    assertThat(watch.next(2)).containsExactly("A", "C");
  }

  @Test
  void takesAnAnnouncedCandleForTheOneThatEndedLast() {
    watch.watch(List.of("A"));
    watch.announced("A", FIVE_MINUTES, 10 * FIVE_MINUTES + 1234);
    assertThat(watch.times()).containsEntry("A", new CandleTimes(9 * FIVE_MINUTES, null));
  }

  @Test
  void believesTheBotWhereItsDataAreOlder() {
    watch.watch(List.of("A"));
    watch.announced("A", FIVE_MINUTES, 10 * FIVE_MINUTES);
    watch.seen("A", candle(2 * FIVE_MINUTES, 2 * FIVE_MINUTES + 50));
    assertThat(watch.times())
        .containsEntry("A", new CandleTimes(2 * FIVE_MINUTES, 2 * FIVE_MINUTES + 50));
  }

  @Test
  void forgetsPairsThatLeftTheWhitelistAndTakesNoMoreThanAHundred() {
    watch.watch(List.of("A"));
    watch.seen("A", candle(1, 2));
    watch.watch(IntStream.range(0, 200).mapToObj(i -> "P" + i).toList());
    assertThat(watch.times()).isEmpty();
    assertThat(watch.size()).isEqualTo(100);
  }

  private static PairCandle candle(long candleMillis, long analyzedMillis) {
    return new PairCandle("A", "5m", candleMillis, analyzedMillis, 1.0, 1.0, 1.0, 1.0, 1.0);
  }
}
