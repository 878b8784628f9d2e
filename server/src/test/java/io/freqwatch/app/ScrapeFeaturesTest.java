package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.scrape.FormatOptions;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeFeaturesTest {
  private static final ScrapeOptions JOB = ScrapeOptions.of("job");

  @Test
  void changesNothingByItself() {
    assertThat(ScrapeFeatures.of(List.of()).on(JOB)).isEqualTo(JOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created-timestamp-zero-ingestion", "st-storage"})
  void storesStartTimestampsAndAsksForTheFormThatTellsThem(String feature) {
    FormatOptions format = ScrapeFeatures.of(List.of("other", feature)).on(JOB).format();
    assertThat(format.startTimestamps()).isTrue();
    assertThat(format.protocols()).isEqualTo(ScrapeProtocol.PROTO_FIRST);
  }

  @Test
  void asksForWhatAJobWants() {
    List<ScrapeProtocol> wanted = List.of(ScrapeProtocol.OPEN_METRICS_TEXT_1_0_0);
    ScrapeOptions job = JOB.withFormat(FormatOptions.DEFAULT.withProtocols(wanted));
    FormatOptions format = ScrapeFeatures.of(List.of("st-storage")).on(job).format();
    assertThat(format.startTimestamps()).isTrue();
    assertThat(format.protocols()).isEqualTo(wanted);
  }

  @Test
  void writesMoreSeriesAboutEachTarget() {
    ScrapeOptions job = ScrapeFeatures.of(List.of("extra-scrape-metrics")).on(JOB);
    assertThat(job.samples().extraMetrics()).isTrue();
    assertThat(job.format()).isEqualTo(JOB.format());
  }
}
