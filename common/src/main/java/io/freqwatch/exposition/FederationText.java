package io.freqwatch.exposition;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import io.freqwatch.model.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Text with a time behind each value. Of a native histogram it has sum and count, and the buckets
 * where they have bounds of their own.
 */
final class FederationText implements FederationWriter {
  private static final int FLUSH_BYTES = 16 << 10;

  private final OutputStream out;
  private final boolean quoted;
  private final ByteSink sink = new ByteSink(FLUSH_BYTES);
  private String family = "";

  FederationText(OutputStream out, boolean quoted) {
    this.out = out;
    this.quoted = quoted;
  }

  @Override
  public void sample(String name, List<Label> labels, double value, long timestampMillis)
      throws IOException {
    begin(name, "untyped");
    line(name, labels, "", value, timestampMillis);
  }

  @Override
  public void histogram(String name, List<Label> labels, FloatHistogram value, long timestampMillis)
      throws IOException {
    begin(name, "histogram");
    double below = 0;
    if (value.hasCustomBuckets()) {
      for (HistogramBucket bucket : value.buckets()) {
        below += bucket.count();
        if (bucket.upper() != Double.POSITIVE_INFINITY) {
          String bound = GoNumber.format(bucket.upper());
          line(name + "_bucket", labels, bound, below, timestampMillis);
        }
      }
    }
    line(name + "_bucket", labels, "+Inf", value.count(), timestampMillis);
    line(name + "_sum", labels, "", value.sum(), timestampMillis);
    line(name + "_count", labels, "", value.count(), timestampMillis);
  }

  @Override
  public void end() throws IOException {
    out.write(sink.toBytes());
    sink.clear();
  }

  private void begin(String name, String type) throws IOException {
    if (sink.size() > FLUSH_BYTES) {
      end();
    }
    String current = type + " " + name;
    if (!current.equals(family)) {
      family = current;
      sink.ascii("# TYPE ");
      putName(name, true);
      sink.put(' ').ascii(type).put('\n');
    }
  }

  private void line(String name, List<Label> labels, String bound, double value, long millis) {
    boolean inside = quoted && !FederationNames.isPlain(name, true);
    char separator = '{';
    if (inside) {
      sink.put('{');
      putName(name, true);
      separator = ',';
    } else {
      putName(name, true);
    }
    for (Label label : labels) {
      sink.put(separator);
      putName(label.name(), false);
      sink.ascii("=\"").escaped(label.value(), true).put('"');
      separator = ',';
    }
    if (!bound.isEmpty()) {
      sink.put(separator).ascii("le=\"").ascii(bound).put('"');
      separator = ',';
    }
    if (separator == ',') {
      sink.put('}');
    }
    sink.put(' ').ascii(GoNumber.format(value)).put(' ').integer(millis).put('\n');
  }

  private void putName(String name, boolean metric) {
    if (!quoted) {
      sink.ascii(FederationNames.escaped(name, metric));
    } else if (FederationNames.isPlain(name, metric)) {
      sink.ascii(name);
    } else {
      sink.put('"').escaped(name, true).put('"');
    }
  }
}
