package io.freqwatch.discovery;

import io.freqwatch.model.Labels;

/**
 * A bot and where its exporter answers.
 *
 * @param name the label {@code bot}
 * @param instance the address of the bot's own API, the label {@code instance}
 * @param exporterAddress host and port of the exporter
 * @param metricsPath such as {@code /bots/alpha/metrics}
 * @param labels the bot's own labels
 */
public record BotTarget(
    String name, String instance, String exporterAddress, String metricsPath, Labels labels) {
  Labels toLabels() {
    return labels.toBuilder()
        .set("bot", name)
        .set("instance", instance)
        .set(TargetGroup.ADDRESS, exporterAddress)
        .set(TargetGroup.METRICS_PATH, metricsPath)
        .build();
  }
}
