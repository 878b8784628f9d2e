package io.freqwatch.web.prometheus;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.Value;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the value of a query. */
final class ValueWriter {
  static final String TRUNCATED = "results truncated due to limit";

  private ValueWriter() {}

  /** At most so many series of the value. */
  static Value limited(Value value, int limit) {
    return switch (value) {
      case Value.Vector vector when vector.samples().size() > limit ->
          new Value.Vector(vector.timestampMillis(), vector.samples().subList(0, limit));
      case Value.Matrix matrix when matrix.series().size() > limit ->
          new Value.Matrix(matrix.series().subList(0, limit));
      case Value.Vector _, Value.Matrix _, Value.Scalar _, Value.Text _ -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality") // what was not cut is handed back itself
  static List<String> warnings(Value whole, Value limited) {
    return whole == limited ? List.of() : List.of(TRUNCATED);
  }

  /**
   * @param statistics of the query, where they are wanted
   */
  static void write(Value value, @Nullable ObjectNode statistics, JsonWriter json)
      throws IOException {
    json.raw("{\"resultType\":\"").raw(value.type().text()).raw("\",\"result\":");
    switch (value) {
      case Value.Scalar scalar -> {
        json.raw("[").time(scalar.timestampMillis()).raw(",");
        json.raw("\"").raw(ApiNumber.plain(scalar.value())).raw("\"]");
      }
      case Value.Text text ->
          json.raw("[").time(text.timestampMillis()).raw(",").string(text.value()).raw("]");
      case Value.Vector vector -> write(vector, json);
      case Value.Matrix matrix -> write(matrix, json);
    }
    if (statistics != null) {
      json.raw(",\"stats\":").json(statistics);
    }
    json.raw("}");
  }

  private static void write(Value.Vector vector, JsonWriter json) throws IOException {
    json.raw("[");
    String separator = "";
    for (Value.Sample sample : vector.samples()) {
      json.raw(separator).raw("{\"metric\":").labels(sample.labels());
      write(sample, vector.timestampMillis(), json);
      json.raw("}");
      separator = ",";
    }
    json.raw("]");
  }

  private static void write(Value.Sample sample, long millis, JsonWriter json) throws IOException {
    FloatHistogram histogram = sample.histogram();
    if (histogram == null) {
      json.raw(",\"value\":[").time(millis).raw(",").sample(sample.value()).raw("]");
    } else {
      json.raw(",\"histogram\":[").time(millis).raw(",");
      HistogramWriter.write(histogram, json);
      json.raw("]");
    }
  }

  private static void write(Value.Matrix matrix, JsonWriter json) throws IOException {
    json.raw("[");
    String separator = "";
    TimeTexts times = new TimeTexts();
    for (Value.Points points : matrix.series()) {
      json.raw(separator).raw("{\"metric\":").labels(points.labels());
      writeFloats(points, times.of(points.timestampsMillis()), json);
      writeHistograms(points, json);
      json.raw("}");
      separator = ",";
    }
    json.raw("]");
  }

  private static void writeFloats(Value.Points points, byte[][] times, JsonWriter json)
      throws IOException {
    boolean any = false;
    for (int i = 0; i < points.size(); i++) {
      if (points.histogram(i) != null) {
        continue;
      }
      if (any) {
        json.bytes(times[i]);
      } else {
        json.raw(",\"values\":[[").time(points.timestampsMillis()[i]).raw(",");
        any = true;
      }
      json.sample(points.values()[i]);
    }
    json.raw(any ? "]]" : "");
  }

  private static void writeHistograms(Value.Points points, JsonWriter json) throws IOException {
    String before = ",\"histograms\":[[";
    for (int i = 0; i < points.size(); i++) {
      FloatHistogram histogram = points.histogram(i);
      if (histogram != null) {
        json.raw(before).time(points.timestampsMillis()[i]).raw(",");
        HistogramWriter.write(histogram, json);
        json.raw("]");
        before = ",[";
      }
    }
    json.raw(before.equals(",[") ? "]" : "");
  }
}
