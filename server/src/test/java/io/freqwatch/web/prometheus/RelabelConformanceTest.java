package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.prometheus.PrometheusOptions;
import io.freqwatch.config.prometheus.PrometheusReader;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.NameServers;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.DroppedTargets;
import io.freqwatch.scrape.HttpScraper;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One configuration in a real Prometheus and in ours: the same targets with the same labels. */
@Tag("conformance")
final class RelabelConformanceTest {
  private static final String RULES =
      """
      - {source_labels: [pair], target_label: market}
      - {source_labels: [pair], regex: "(.+)/(.+)", target_label: quote, replacement: "${2}-${1}"}
      - {source_labels: [pair], regex: "BTC|ETH", target_label: base, replacement: coin}
      - {source_labels: [bot, pair], regex: "(.*);(.*)", target_label: id, replacement: "$2:$1"}
      - {source_labels: [bot, absent], separator: "@", target_label: id}
      - {target_label: bot, replacement: ""}
      - {source_labels: [bot], target_label: pair, replacement: "$7"}
      - {source_labels: [tag], regex: "([a-z-]*)=(.*)", target_label: "$1", replacement: "$2"}
      - {source_labels: [bot], target_label: b, replacement: "$$1 and $1, $ ${ ${} [$1y][${1}y] <$0> <$01>"}
      - {source_labels: [pair], regex: "(?P<base>.+)/(?P<quote>.+)", target_label: b, replacement: "${quote}_$base"}
      - {source_labels: [bot], regex: "(alpha)|(beta)", target_label: b, replacement: "<$1|$2>"}
      - {source_labels: [bot], regex: "alpha", action: keep}
      - {source_labels: [bot], regex: "alph", action: keep}
      - {source_labels: [absent], regex: ".+", action: keep}
      - {source_labels: [bot], regex: "al.*", action: drop}
      - {source_labels: [bot], action: drop}
      - {source_labels: [bot], target_label: twin, action: keepequal}
      - {source_labels: [bot], target_label: twin, action: dropequal}
      - {source_labels: [absent], target_label: missing, action: dropequal}
      - {source_labels: [__address__], modulus: 4, target_label: shard, action: hashmod}
      - {source_labels: [bot, pair], modulus: 18446744073709551615, target_label: shard, action: hashmod}
      - {regex: "t(.+)", action: labelmap}
      - {regex: "(b.*)", replacement: "${1}_x", action: labelmap}
      - {regex: "tag|twin", action: labeldrop}
      - {regex: "bot|__.*|job", action: labelkeep}
      - {source_labels: [text], target_label: small, action: lowercase}
      - {source_labels: [text], target_label: large, action: uppercase}
      - {source_labels: [__address__], regex: "(.*):1", target_label: __address__, replacement: "$1:9"}
      - {target_label: __address__, replacement: ""}
      - {target_label: __scrape_interval__, replacement: "7s"}
      - {target_label: __scrape_timeout__, replacement: "9m"}
      - {target_label: __metrics_path__, replacement: "/other"}
      - {target_label: __scheme__, replacement: "https"}
      - {target_label: __param_x, replacement: "a b"}
      - {source_labels: [__meta_filepath], regex: ".*/(.*)", target_label: file}
      - {target_label: instance, replacement: "mine"}
      - {target_label: job, replacement: "other"}
      """;

  /** Two targets for each rule, but for the two rules that leave no target sound. */
  private static final int SOUND = 70;

  @TempDir private Path folder;
  private final Clock clock = Clock.system();

  @Test
  void makesTheSameTargetsAsPrometheus() throws Exception {
    Files.writeString(folder.resolve("targets.json"), "[{\"targets\": [\"127.0.0.1:2\"]}]");
    String configuration = configuration();
    Path file = Files.writeString(folder.resolve("ours.yml"), configuration);
    try (PeerPrometheus peer = new PeerPrometheus(folder, configuration);
        HttpFetcher fetcher = new HttpFetcher(clock);
        HttpClients clients = new HttpClients(fetcher, clock);
        DiscoveryManager discoveries =
            new DiscoveryManager(clients, NameServers.ofSystem(new Random(1)), clock)) {
      PrometheusOptions options = PrometheusReader.read(file, Map.of());
      List<ScrapeJob> jobs = options.jobs().stream().map(job -> job(job, discoveries)).toList();
      MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
      try (ScrapeManager manager =
          new ScrapeManager(jobs, storage, new HttpScraper(clients), clock, (_, _) -> {})) {
        manager.start();
        PeerPrograms.await(
            "the files' targets on both sides",
            () -> theirs(peer).size() >= SOUND && ours(manager).size() >= SOUND);
        assertThat(ours(manager)).isEqualTo(theirs(peer));
      }
    }
  }

  private static ScrapeJob job(PrometheusOptions.Job job, DiscoveryManager discoveries) {
    List<DiscoveryConfig> configs = job.discoveries();
    return new ScrapeJob(job.options(), discoveries.of(configs));
  }

  private static String configuration() {
    StringBuilder text = new StringBuilder("global: {scrape_interval: 1h}\nscrape_configs:\n");
    int number = 0;
    for (String rule : RULES.lines().toList()) {
      text.append("  - job_name: rule-").append(number++);
      text.append("\n    params: {x: [first, second], y: [z]}");
      text.append("\n    relabel_configs:\n    ").append(rule);
      text.append("\n    file_sd_configs: [{files: [targets.json]}]");
      text.append("\n    static_configs:\n      - targets: [\"127.0.0.1:1\"]\n        labels:");
      text.append(" {bot: alpha, twin: alpha, pair: BTC/USDT, tag: a-b=c, text: Straße ΟΔΟΣ}\n");
    }
    return text.toString();
  }

  /** Each target's labels and address, by job and by the labels before relabelling. */
  private static Map<String, String> ours(ScrapeManager manager) {
    Map<String, String> targets = new TreeMap<>();
    for (ActiveTarget target : manager.targets()) {
      targets.put(
          key(target.options().jobName(), map(target.discovered())),
          map(target.target().labels()) + " " + target.target().uri());
    }
    for (DroppedTargets job : manager.droppedTargets()) {
      job.kept().forEach(labels -> targets.put(key(job.job(), map(labels)), "dropped"));
    }
    return targets;
  }

  private static Map<String, String> theirs(PeerPrometheus peer) {
    Map<String, String> targets = new TreeMap<>();
    JsonNode data = Json.parse(peer.get("/api/v1/targets").body()).path("data");
    for (JsonNode target : data.path("activeTargets")) {
      targets.put(
          key(target.path("scrapePool").asString(), map(target.path("discoveredLabels"))),
          map(target.path("labels")) + " " + target.path("scrapeUrl").asString());
    }
    for (JsonNode target : data.path("droppedTargets")) {
      Map<String, String> labels = map(target.path("discoveredLabels"));
      targets.put(key(String.valueOf(labels.get("job")), labels), "dropped");
    }
    return targets;
  }

  private static String key(String job, Map<String, String> discovered) {
    return job + " " + new TreeSet<>(discovered.values());
  }

  private static Map<String, String> map(Labels labels) {
    Map<String, String> map = new TreeMap<>();
    labels.forEach(label -> map.put(label.name(), label.value()));
    return map;
  }

  private static Map<String, String> map(JsonNode labels) {
    Map<String, String> map = new TreeMap<>();
    labels.properties().forEach(label -> map.put(label.getKey(), label.getValue().asString()));
    return map;
  }
}
