package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /status} says of the program, in the terms of one that is written in Go. */
final class StatusPaths {
  /** The version whose answers we give; clients choose by it what they may ask for. */
  private static final String SPOKEN_VERSION = "3.5.0";

  private final ServerStatus status;
  private final Supplier<String> configuration;
  private final StoreAdministration store;
  private final Clock clock;
  private final String hostName;

  /**
   * @param configuration in force, as YAML without secrets
   */
  StatusPaths(
      ServerStatus status, Supplier<String> configuration, StoreAdministration store, Clock clock) {
    this.status = status;
    this.configuration = configuration;
    this.store = store;
    this.clock = clock;
    this.hostName = HostName.own();
  }

  Response configuration(Request request) {
    String yaml = configuration.get();
    return ApiAnswer.of(json -> json.raw("{\"yaml\":").string(yaml).raw("}"));
  }

  Response flags(Request request) {
    ObjectNode data = Json.object();
    new TreeMap<>(status.flags()).forEach(data::put);
    return ApiAnswer.of(json -> json.json(data));
  }

  Response build(Request request) {
    return ApiAnswer.of(json -> json.json(build()));
  }

  /** {@code /version}: the same without an envelope. */
  Response version(Request request) {
    return Response.json(Json.bytes(build()));
  }

  private ObjectNode build() {
    return Json.object()
        .put("version", SPOKEN_VERSION)
        .put("revision", "freqwatch-" + status.version())
        .put("branch", "")
        .put("buildUser", "")
        .put("buildDate", "")
        .put("goVersion", "");
  }

  /** Threads stand for goroutines and the heap for the memory limit, which is what they are. */
  Response runtime(Request request) {
    ReloadStatus reload = status.reload().get();
    Runtime java = Runtime.getRuntime();
    ObjectNode data =
        Json.object()
            .put("startTime", time(status.startMillis()))
            .put("CWD", Path.of("").toAbsolutePath().toString())
            .put("hostname", hostName)
            .put("serverTime", time(clock.wallMillis()))
            .put("reloadConfigSuccess", reload.successful())
            .put("lastConfigTime", time(reload.successMillis()))
            .put("corruptionCount", store.damages())
            .put("goroutineCount", ManagementFactory.getThreadMXBean().getThreadCount())
            .put("GOMAXPROCS", java.availableProcessors())
            .put("GOMEMLIMIT", java.maxMemory())
            .put("GOGC", "")
            .put("GODEBUG", "")
            .put("storageRetention", retention());
    return ApiAnswer.of(json -> json.json(data));
  }

  /** The log is read before the port opens: whoever can ask sees the end of it. */
  Response replay(Request request) {
    int segment = store.logSegment();
    ObjectNode data = Json.object().put("min", 0).put("max", segment).put("current", segment);
    return ApiAnswer.of(json -> json.json(data));
  }

  private String retention() {
    String time = status.flags().getOrDefault("storage.tsdb.retention.time", "");
    String size = status.flags().getOrDefault("storage.tsdb.retention.size", "0B");
    return size.equals("0B") ? time : time + " or " + size;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
