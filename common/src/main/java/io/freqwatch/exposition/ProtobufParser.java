package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages {@code io.prometheus.client.MetricFamily}, each after its length, and shows them
 * as the text formats would: a summary or classic histogram as its series. Places in errors are
 * offsets in the body.
 */
public final class ProtobufParser implements ExpositionParser {
  /** What to make of a histogram that has native buckets. */
  public enum Histograms {
    /** The native one alone. */
    NATIVE,
    /** The native one, then its classic series where it has classic buckets. */
    NATIVE_AND_CLASSIC,
    /** The classic series alone. */
    CLASSIC
  }

  private final int length;
  private final Histograms histograms;
  private final ProtobufFamily family;
  private final ProtobufMetric metric;
  private final ProtobufParts parts;
  private final SeriesKey key;
  private final Queue<Entry> announced = new ArrayDeque<>();
  private Entry entry = Entry.END;

  /** Reads the first {@code length} bytes of the body, which the caller leaves as it is. */
  public ProtobufParser(byte[] body, int length, Histograms histograms) {
    this.length = length;
    this.histograms = histograms;
    this.family = new ProtobufFamily(body);
    this.metric = new ProtobufMetric(body);
    this.parts = new ProtobufParts(metric, body);
    this.key = new SeriesKey(body);
  }

  @Override
  public Entry next() {
    entry = advance();
    if (entry == Entry.SERIES || entry == Entry.HISTOGRAM) {
      writeKey();
    }
    return entry;
  }

  @Override
  public byte[] seriesBytes() {
    return key.bytes();
  }

  @Override
  public int seriesStart() {
    return 0;
  }

  @Override
  public int seriesEnd() {
    return key.size();
  }

  @Override
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    labels.add(new Label(Labels.METRIC_NAME, family.name() + parts.suffix()));
    metric.addLabelsTo(labels);
    parts.addBoundTo(labels);
    requireUnique(labels);
    return labels;
  }

  @Override
  public double value() {
    return parts.value();
  }

  @Override
  public FloatHistogram histogram() {
    return parts.histogram();
  }

  @Override
  public boolean hasTimestamp() {
    return metric.timestampMillis() != 0;
  }

  @Override
  public long timestampMillis() {
    return metric.timestampMillis();
  }

  @Override
  public long startMillis() {
    return metric.exemplars.startMillis();
  }

  @Override
  public @Nullable Exemplar nextExemplar() {
    return parts.nextExemplar();
  }

  @Override
  public String family() {
    return family.name();
  }

  @Override
  public String text() {
    return entry == Entry.UNIT ? family.unit() : family.help();
  }

  @Override
  public MetricType type() {
    return family.type();
  }

  private Entry advance() {
    Entry next = announced.poll();
    while (next == null) {
      if (parts.next()) {
        return parts.isNative() ? Entry.HISTOGRAM : Entry.SERIES;
      }
      if (family.nextMetric()) {
        metric.read(family.metric(), family.type());
        parts.begin(family.type(), histograms);
      } else if (!family.readNext(length)) {
        return Entry.END;
      } else if (!family.isEmpty()) {
        next = announce();
      }
    }
    return next;
  }

  /** Says at once what the family is; an unreadable text is found here and not by its reader. */
  private Entry announce() {
    if (family.hasHelp() && !family.help().isEmpty()) {
      announced.add(Entry.HELP);
    }
    if (family.hasUnit()) {
      requireSuffix(family.unit(), family.name());
      announced.add(Entry.UNIT);
    }
    return Entry.TYPE;
  }

  private void writeKey() {
    key.clear();
    key.text(family.nameStart(), family.nameStop());
    parts.addTo(key);
    metric.addLabelsTo(key);
  }

  private void requireSuffix(String unit, String name) {
    boolean counter = family.type() == MetricType.COUNTER && name.endsWith("_total");
    String base = counter ? name.substring(0, name.length() - "_total".length()) : name;
    if (!base.endsWith("_" + unit)) {
      throw family.error("unit \"%s\" is not a suffix of metric \"%s\"".formatted(unit, name));
    }
  }

  private void requireUnique(List<Label> labels) {
    Set<String> names = new HashSet<>();
    for (Label label : labels) {
      if (label.name().isEmpty() || !names.add(label.name())) {
        throw family.error(
            label.name().isEmpty()
                ? "a label of metric \"" + family.name() + "\" has no name"
                : "label name \"" + label.name() + "\" is not unique");
      }
    }
  }
}
