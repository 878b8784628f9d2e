package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;

/** Takes records apart. Used by one thread. */
final class RecordDecoder {
  private final RecordVisitor visitor;

  RecordDecoder(RecordVisitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Hands what a record holds to the visitor; a record of an unknown type is passed over.
   *
   * @throws MalformedRecordException behind the last entry that made sense
   */
  void decode(byte[] bytes, int from, int length) {
    ByteReader in = new ByteReader(bytes, from, length);
    if (!in.hasMore()) {
      return;
    }
    switch (in.readByte()) {
      case RecordType.SERIES, RecordType.SERIES_AGAIN -> series(in);
      case RecordType.SAMPLES -> samples(in);
      case RecordType.TOMBSTONES -> tombstones(in);
      case RecordType.EXEMPLARS -> exemplars(in);
      case RecordType.METADATA -> metadata(in);
      case RecordType.HISTOGRAMS, RecordType.CUSTOM_HISTOGRAMS -> histograms(in, true);
      case RecordType.FLOAT_HISTOGRAMS, RecordType.CUSTOM_FLOAT_HISTOGRAMS -> histograms(in, false);
      default -> {}
    }
  }

  private void series(ByteReader in) {
    while (in.hasMore()) {
      long reference = in.readLong();
      if (visitor.knows(reference)) {
        in.skipLabels();
      } else {
        visitor.series(reference, in.readLabels());
      }
    }
  }

  private void samples(ByteReader in) {
    if (!in.hasMore()) {
      return;
    }
    long reference = in.readLong();
    long timestamp = in.readLong();
    while (in.hasMore()) {
      visitor.sample(reference + in.readVarint(), timestamp + in.readVarint(), in.readDouble());
    }
  }

  private void histograms(ByteReader in, boolean integers) {
    if (!in.hasMore()) {
      return;
    }
    long reference = in.readLong();
    long timestamp = in.readLong();
    while (in.hasMore()) {
      visitor.histogram(
          reference + in.readVarint(),
          timestamp + in.readVarint(),
          HistogramCodec.read(in, integers));
    }
  }

  private void exemplars(ByteReader in) {
    if (!in.hasMore()) {
      return;
    }
    long reference = in.readLong();
    long timestamp = in.readLong();
    while (in.hasMore()) {
      long of = reference + in.readVarint();
      long at = timestamp + in.readVarint();
      double value = in.readDouble();
      Labels labels = in.readLabels();
      visitor.exemplar(of, new Exemplar(labels, value, at, true));
    }
  }

  private void tombstones(ByteReader in) {
    while (in.hasMore()) {
      visitor.tombstone(in.readLong(), in.readVarint(), in.readVarint());
    }
  }

  private void metadata(ByteReader in) {
    while (in.hasMore()) {
      long reference = in.readUvarint();
      int type = in.readByte();
      String unit = "";
      String help = "";
      for (long fields = in.readUvarint(); fields > 0; fields--) {
        String name = in.readString();
        String value = in.readString();
        unit = name.equals("UNIT") ? value : unit;
        help = name.equals("HELP") ? value : help;
      }
      visitor.metadata(reference, type, unit, help);
    }
  }
}
