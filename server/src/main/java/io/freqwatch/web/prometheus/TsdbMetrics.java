package io.freqwatch.web.prometheus;

import io.freqwatch.tsdb.TsdbStatistics;
import io.freqwatch.tsdb.head.OutOfOrderStatistics;
import io.freqwatch.tsdb.wal.WalStatistics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the TSDB counts of blocks, log and disk, under Prometheus' names where it has one. */
public final class TsdbMetrics implements MultiCollector {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Supplier<TsdbStatistics> tsdb;

  public TsdbMetrics(Supplier<TsdbStatistics> tsdb) {
    this.tsdb = tsdb;
  }

  @Override
  public MetricSnapshots collect() {
    TsdbStatistics now = tsdb.get();
    List<MetricSnapshot> all = new ArrayList<>(blocks(now));
    all.addAll(log(now));
    all.addAll(outOfOrder(now.head().outOfOrder()));
    all.addAll(health(now));
    all.addAll(quarantine(now));
    return new MetricSnapshots(all);
  }

  private static List<MetricSnapshot> blocks(TsdbStatistics now) {
    return List.of(
        gauge("prometheus_tsdb_blocks_loaded", "Blocks that are open.", now.blocks()),
        gauge("prometheus_tsdb_storage_blocks_bytes", "Bytes of all blocks.", now.blockBytes()),
        gauge(
            "prometheus_tsdb_lowest_timestamp_seconds",
            "Oldest sample.",
            now.oldestMillis() == Long.MAX_VALUE ? 0 : now.oldestMillis() / 1e3),
        counter("prometheus_tsdb_compactions", "Blocks written.", now.compactions()),
        counter(
            "prometheus_tsdb_compactions_failed",
            "Steps of maintenance that failed and are tried again.",
            now.compactionsFailed()),
        counter(
            "prometheus_tsdb_head_chunks_created",
            "Chunks created in the head.",
            now.head().chunksCreated()),
        gauge(
            "prometheus_tsdb_head_chunks_storage_size_bytes",
            "Bytes of chunks_head.",
            now.head().chunkFileBytes()));
  }

  private static List<MetricSnapshot> log(TsdbStatistics now) {
    WalStatistics wal = now.head().wal();
    return List.of(
        gauge(
            "prometheus_tsdb_wal_segment_current",
            "The segment that is written to.",
            wal.currentSegment()),
        counter(
            "prometheus_tsdb_wal_page_flushes", "Pages that were filled.", wal.pageCompletions()),
        counter("freqwatch_tsdb_wal_bytes", "Bytes written to the log.", wal.bytesWritten()),
        counter("freqwatch_tsdb_wal_syncs", "Syncs of the log.", wal.syncs()),
        counter(
            "freqwatch_tsdb_wal_sync_seconds",
            "Time that syncs of the log took.",
            wal.syncNanos() / NANOS_PER_SECOND),
        counter(
            "prometheus_tsdb_wal_writes_failed",
            "Writes and syncs of the log that failed.",
            wal.failures()),
        counter("prometheus_tsdb_wal_truncations", "Checkpoints written.", wal.truncations()),
        counter(
            "freqwatch_tsdb_batches_in_memory_alone",
            "Batches that could not be logged and live in memory alone.",
            now.head().logFailures()));
  }

  private static List<MetricSnapshot> health(TsdbStatistics now) {
    return List.of(
        counter(
            "prometheus_tsdb_wal_corruptions",
            "Damaged places found in the log and chunks_head at start.",
            now.damages()),
        counter(
            "freqwatch_tsdb_blocks_quarantined",
            "Damaged blocks that were moved aside.",
            now.blocksQuarantined()),
        counter(
            "freqwatch_tsdb_blocks_dropped_for_space",
            "Blocks that went since the disk was nearly full.",
            now.blocksDroppedForSpace()),
        gauge(
            "freqwatch_tsdb_disk_free_bytes",
            "Free space of the disk with the samples.",
            now.freeBytes() == Long.MAX_VALUE ? 0 : now.freeBytes()),
        gauge(
            "prometheus_tsdb_data_replay_duration_seconds",
            "How long opening the store took.",
            now.replayNanos() / NANOS_PER_SECOND));
  }

  private static List<MetricSnapshot> outOfOrder(OutOfOrderStatistics now) {
    return List.of(
        counter(
            "prometheus_tsdb_head_out_of_order_samples_appended",
            "Samples that came out of order, within the window.",
            now.appended()),
        counter(
            "prometheus_tsdb_too_old_samples",
            "Samples that came out of order and lay before the window.",
            now.tooOld()),
        gauge(
            "freqwatch_tsdb_out_of_order_samples",
            "Samples that came out of order and are in no block yet.",
            now.waiting()),
        counter(
            "prometheus_tsdb_out_of_order_wbl_writes_failed",
            "Writes and syncs of the log of late samples that failed.",
            now.log().failures()));
  }

  private static List<MetricSnapshot> quarantine(TsdbStatistics now) {
    return List.of(
        gauge(
            "freqwatch_tsdb_quarantine_parts",
            "Damaged blocks and pieces of logs that are kept aside.",
            now.quarantined()),
        gauge(
            "freqwatch_tsdb_quarantine_bytes",
            "Bytes of damaged data that is kept aside.",
            now.quarantineBytes()),
        counter(
            "freqwatch_tsdb_quarantine_dropped",
            "Damaged parts that went for want of room.",
            now.quarantineDropped()));
  }

  private static MetricSnapshot counter(String name, String help, double value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static MetricSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
