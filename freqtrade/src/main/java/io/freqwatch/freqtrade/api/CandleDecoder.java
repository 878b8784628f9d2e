package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Candles. */
final class CandleDecoder {
  private CandleDecoder() {}

  static PairCandle last(Fields root) {
    Cells columns = root.cells("columns");
    List<Cells> rows = root.table("data");
    @Nullable Cells row = rows.isEmpty() ? null : rows.getLast();
    return new PairCandle(
        root.text("pair"),
        root.text("timeframe"),
        candleMillis(root, columns, row),
        root.secondsAsMillis("last_analyzed_ts"),
        cell(columns, row, "open"),
        cell(columns, row, "high"),
        cell(columns, row, "low"),
        cell(columns, row, "close"),
        cell(columns, row, "volume"));
  }

  private static @Nullable Long candleMillis(Fields root, Cells columns, @Nullable Cells row) {
    Long millis = row == null ? null : row.millis(columns.indexOf("__date_ts"));
    return millis == null ? root.millis("data_stop_ts") : millis;
  }

  private static @Nullable Double cell(Cells columns, @Nullable Cells row, String column) {
    return row == null ? null : row.number(columns.indexOf(column));
  }
}
