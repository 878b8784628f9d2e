package io.freqwatch.freqtrade.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;

/**
 * A page of {@code /trades}: {@code limit} trades, all of them at 0, from {@code offset} on.
 * Written trade by trade, since the whole tree of a long history would not fit in a small heap.
 */
record TradesPage(int limit, int offset, boolean byId) {
  private static final int DEFAULT_LIMIT = 500;
  private static final int BYTES_PER_TRADE = 2_600;

  static TradesPage of(Request request, Dialect dialect) {
    boolean newestFirst = request.query("order_by_id").orElse("").equals("false");
    return new TradesPage(
        Arguments.whole(request, "limit", DEFAULT_LIMIT),
        Math.max(0, Arguments.whole(request, "offset", 0)),
        !dialect.isNew() || !newestFirst);
  }

  byte[] write(Ledger ledger, TradeJson json) {
    List<Trade> sorted = sorted(ledger);
    int from = Math.min(offset, sorted.size());
    int to = limit <= 0 ? sorted.size() : (int) Math.min((long) from + limit, sorted.size());
    ByteArrayOutputStream body = new ByteArrayOutputStream(64 + BYTES_PER_TRADE * (to - from));
    put(body, "{\"trades\":[");
    for (int i = from; i < to; i++) {
      put(body, i == from ? "" : ",");
      body.writeBytes(Json.bytes(json.closed(sorted.get(i))));
    }
    put(body, "],\"trades_count\":" + (to - from) + ",\"offset\":" + offset);
    put(body, ",\"total_trades\":" + sorted.size() + "}");
    return body.toByteArray();
  }

  private List<Trade> sorted(Ledger ledger) {
    return byId
        ? ledger.closedById()
        : ledger.closed().stream()
            .sorted(Comparator.comparingLong(Trade::closeMillis).reversed())
            .toList();
  }

  private static void put(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(US_ASCII));
  }
}
