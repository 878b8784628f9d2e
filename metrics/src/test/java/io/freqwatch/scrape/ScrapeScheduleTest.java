package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrapeScheduleTest {
  private final ScrapeSchedule schedule = new ScrapeSchedule(15_000, 4_000);

  @Test
  void givesTheNextSlotStrictlyAfterNow() {
    assertThat(schedule.next(0)).isEqualTo(4_000);
    assertThat(schedule.next(3_999)).isEqualTo(4_000);
    assertThat(schedule.next(4_000)).isEqualTo(19_000);
    assertThat(schedule.next(20_000)).isEqualTo(34_000);
  }

  @Test
  void snapsWithinTwoMilliseconds() {
    assertThat(schedule.snap(19_000, 19_002)).isEqualTo(19_000);
    assertThat(schedule.snap(19_000, 18_998)).isEqualTo(19_000);
    assertThat(schedule.snap(19_000, 19_003)).isEqualTo(19_003);
  }

  @Test
  void spreadsTargetsOverTheInterval() {
    ScrapeOptions options = ScrapeOptions.of("j").withInterval(java.time.Duration.ofSeconds(15));
    long distinctSeconds =
        IntStream.range(0, 100)
            .mapToObj(i -> Targets.of(options, Labels.of("__address__", "h:" + i)))
            .map(target -> ScrapeSchedule.of(target).offsetMillis() / 1000)
            .distinct()
            .count();
    assertThat(distinctSeconds).isGreaterThan(12);
  }
}
