package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.storage.Storage;
import io.freqwatch.storage.StorageStatistics;
import io.freqwatch.tsdb.block.BlockMeta;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /status/tsdb} and {@code /status/tsdb/blocks}. */
final class TsdbPaths {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 10_000;

  private final Storage storage;
  private final StoreAdministration store;

  TsdbPaths(Storage storage, StoreAdministration store) {
    this.storage = storage;
    this.store = store;
  }

  Response cardinality(Request request) throws IOException {
    int limit = limit(new ApiParameters(request).text("limit"));
    StorageStatistics now = storage.statistics();
    Cardinality counts = Cardinality.of(storage, now.minMillis(), now.maxMillis());
    ObjectNode data = Json.object();
    data.putObject("headStats")
        .put("numSeries", now.series())
        .put("numLabelPairs", counts.pairCount())
        .put("chunkCount", now.chunks())
        .put("minTime", now.minMillis())
        .put("maxTime", now.maxMillis());
    data.set("seriesCountByMetricName", json(counts.seriesByMetric(limit)));
    data.set("labelValueCountByLabelName", json(counts.valuesByName(limit)));
    data.set("memoryInBytesByLabelName", json(counts.bytesByName(limit)));
    data.set("seriesCountByLabelValuePair", json(counts.seriesByPair(limit)));
    return ApiAnswer.of(json -> json.json(data));
  }

  Response blocks(Request request) {
    ArrayNode blocks = Json.array();
    store.blocks().forEach(block -> blocks.add(json(block)));
    ObjectNode data = Json.object();
    data.set("blocks", blocks);
    return ApiAnswer.of(json -> json.json(data));
  }

  private static int limit(String text) {
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    int limit;
    try {
      limit = Integer.parseInt(text);
    } catch (NumberFormatException ignored) { // the error below says the same
      limit = 0;
    }
    if (limit < 1) {
      throw new ParameterException("limit must be a positive number");
    }
    if (limit > MAX_LIMIT) {
      throw new ParameterException("limit must not exceed " + MAX_LIMIT);
    }
    return limit;
  }

  private static ArrayNode json(List<Cardinality.Count> counts) {
    ArrayNode list = Json.array();
    counts.forEach(each -> list.addObject().put("name", each.name()).put("value", each.value()));
    return list;
  }

  private static ObjectNode json(BlockMeta block) {
    ObjectNode node =
        Json.object()
            .put("ulid", block.ulid())
            .put("minTime", block.minMillis())
            .put("maxTime", block.maxMillis())
            .put("version", 1);
    BlockMeta.Stats stats = block.stats();
    node.putObject("stats")
        .put("numSamples", stats.samples())
        .put("numFloatSamples", stats.floats())
        .put("numHistogramSamples", stats.histograms())
        .put("numSeries", stats.series())
        .put("numChunks", stats.chunks())
        .put("numTombstones", stats.tombstones());
    node.set("compaction", json(block.compaction()));
    return node;
  }

  private static ObjectNode json(BlockMeta.Compaction compaction) {
    ObjectNode node = Json.object().put("level", compaction.level());
    ArrayNode sources = node.putArray("sources");
    compaction.sources().forEach(sources::add);
    ArrayNode parents = node.putArray("parents");
    for (BlockMeta.Parent parent : compaction.parents()) {
      parents
          .addObject()
          .put("ulid", parent.ulid())
          .put("minTime", parent.minMillis())
          .put("maxTime", parent.maxMillis());
    }
    ArrayNode hints = node.putArray("hints");
    compaction.hints().forEach(hints::add);
    return node;
  }
}
