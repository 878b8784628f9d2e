package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.time.Duration;

/** Reads {@code metrics}: the embedded engine; an external one comes later. */
final class MetricsReader {
  private final Notices notices;

  MetricsReader(Notices notices) {
    this.notices = notices;
  }

  Duration retention(YamlMapping top) {
    return top.mapping("metrics").map(this::read).orElse(FreqwatchOptions.DEFAULT_RETENTION);
  }

  private Duration read(YamlMapping metrics) {
    LaterParts.refuseBothPlaces(metrics);
    metrics
        .mapping("external")
        .ifPresent(
            external -> {
              BotUrl.read(external);
              external.rejectUnknownKeys();
              notices.takesEffectLater("metrics.external");
            });
    Duration retention =
        metrics
            .mapping("embedded")
            .map(this::readEmbedded)
            .orElse(FreqwatchOptions.DEFAULT_RETENTION);
    metrics.rejectUnknownKeys();
    return retention;
  }

  private Duration readEmbedded(YamlMapping embedded) {
    embedded
        .optionalText("config")
        .ifPresent(ignored -> notices.takesEffectLater("metrics.embedded.config"));
    Duration retention = embedded.duration("retention").orElse(FreqwatchOptions.DEFAULT_RETENTION);
    if (retention.isZero()) {
      embedded.problem("retention", "\"0\"", "a duration such as 7d (samples live in memory)");
    }
    embedded.rejectUnknownKeys();
    return retention;
  }
}
