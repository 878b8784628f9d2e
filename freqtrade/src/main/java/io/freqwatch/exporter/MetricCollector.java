package io.freqwatch.exporter;

import io.freqwatch.model.MetricFamily;
import java.util.List;

/**
 * Adds families of its own to the metrics of every bot. Named in {@code
 * META-INF/services/io.freqwatch.exporter.MetricCollector} of its jar; built once with its
 * constructor without arguments.
 *
 * <p>Runs on a thread of its own, for one bot after another, after each change of a bot's snapshot
 * but at most once a second. It may be slow or fail: its families are then absent, the others stay.
 */
public interface MetricCollector {
  /**
   * What the names of all its families begin with, followed by {@code _}: lower-case letters,
   * digits and underscores; not {@code freqtrade} or {@code freqwatch}, which are ours.
   */
  String name();

  /**
   * The families of one bot; the exporter adds the label {@code bot}. Refused as a whole where a
   * name, type or label breaks the rules of Prometheus, or there are more than a thousand series.
   */
  List<MetricFamily> collect(BotSnapshot snapshot);

  /** The group whose scrapes carry the families. */
  default CollectGroup group() {
    return CollectGroup.STANDARD;
  }
}
