package io.freqwatch.tsdb.block;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code meta.json}, version 1. */
final class MetaFile {
  static final String NAME = "meta.json";

  private static final int VERSION = 1;

  private MetaFile() {}

  static byte[] write(BlockMeta meta) {
    ObjectNode root = Json.object();
    root.put("ulid", meta.ulid());
    root.put("minTime", meta.minMillis());
    root.put("maxTime", meta.maxMillis());
    writeStats(root.putObject("stats"), meta.stats());
    writeCompaction(root.putObject("compaction"), meta.compaction());
    root.put("version", VERSION);
    return Json.bytes(root);
  }

  private static void writeStats(ObjectNode node, BlockMeta.Stats stats) {
    node.put("numSamples", stats.samples());
    node.put("numFloatSamples", stats.floats());
    node.put("numHistogramSamples", stats.histograms());
    node.put("numSeries", stats.series());
    node.put("numChunks", stats.chunks());
    node.put("numTombstones", stats.tombstones());
  }

  private static void writeCompaction(ObjectNode node, BlockMeta.Compaction compaction) {
    node.put("level", compaction.level());
    compaction.sources().forEach(node.putArray("sources")::add);
    if (!compaction.parents().isEmpty()) {
      ArrayNode parents = node.putArray("parents");
      for (BlockMeta.Parent parent : compaction.parents()) {
        ObjectNode entry = parents.addObject();
        entry.put("ulid", parent.ulid());
        entry.put("minTime", parent.minMillis());
        entry.put("maxTime", parent.maxMillis());
      }
    }
    if (!compaction.hints().isEmpty()) {
      compaction.hints().forEach(node.putArray("hints")::add);
    }
  }

  /**
   * @throws StorageException.Corrupt where the bytes are no such file
   */
  static BlockMeta read(byte[] bytes, String name) {
    JsonNode root;
    try {
      root = Json.parse(bytes);
    } catch (JsonException e) {
      throw new StorageException.Corrupt(name + ": " + e.getMessage());
    }
    long version = number(root, "version", name);
    if (version != VERSION) {
      throw new StorageException.Corrupt(name + ": version " + version + ", expected " + VERSION);
    }
    JsonNode stats = root.path("stats");
    return new BlockMeta(
        text(root, "ulid", name),
        number(root, "minTime", name),
        number(root, "maxTime", name),
        new BlockMeta.Stats(
            stats.path("numSamples").asLong(0),
            stats.path("numFloatSamples").asLong(0),
            stats.path("numHistogramSamples").asLong(0),
            stats.path("numSeries").asLong(0),
            stats.path("numChunks").asLong(0),
            stats.path("numTombstones").asLong(0)),
        compaction(root.path("compaction"), name));
  }

  private static BlockMeta.Compaction compaction(JsonNode node, String name) {
    List<BlockMeta.Parent> parents = new ArrayList<>();
    for (JsonNode parent : node.path("parents")) {
      parents.add(
          new BlockMeta.Parent(
              text(parent, "ulid", name),
              number(parent, "minTime", name),
              number(parent, "maxTime", name)));
    }
    return new BlockMeta.Compaction(
        (int) number(node, "level", name),
        texts(node.path("sources")),
        parents,
        texts(node.path("hints")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  private static long number(JsonNode node, String member, String name) {
    JsonNode value = node.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new StorageException.Corrupt(name + ": \"" + member + "\" is no whole number");
    }
    return value.asLong();
  }

  private static String text(JsonNode node, String member, String name) {
    JsonNode value = node.path(member);
    if (!value.isString()) {
      throw new StorageException.Corrupt(name + ": \"" + member + "\" is no text");
    }
    return value.asString();
  }
}
