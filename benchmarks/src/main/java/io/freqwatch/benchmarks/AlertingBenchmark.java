package io.freqwatch.benchmarks;

import io.freqwatch.benchmarks.AlertPrograms.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The alert router beside the real Alertmanager, one after the other in one run: many alerts taken,
 * reported again and told; the way from a target's condition to a message; and one receiver that is
 * dead while others are told.
 */
final class AlertingBenchmark {
  private static final int GROUPS = 1_000;
  private static final int ALERTS_OF_GROUP = 10;

  /** As Prometheus sends them. */
  private static final int BATCH = 256;

  private static final int WARM_UPS = 3;
  private static final int ROUNDS_AGAIN = 5;
  private static final int ALARMS = 20;
  private static final int QUICK = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String FAR = "2999-01-01T00:00:00Z";

  /** What one router needed for all alerts. */
  private record Cost(
      double takenSeconds,
      double toldSeconds,
      double processorSeconds,
      double againSeconds,
      double againProcessorSeconds,
      double residentMebibytes) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path launcher;
  private final Path folder;

  AlertingBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  void run(Report report) {
    try (AlertSink sink = new AlertSink();
        AlertPrograms programs = new AlertPrograms(launcher, folder, sink)) {
      List<Way> ways = programs.ways();
      report.section("from the condition to the message, scraped and judged each second");
      conditions(report, sink, ways);
      report.section("%,d alerts in %,d groups".formatted(GROUPS * ALERTS_OF_GROUP, GROUPS));
      many(report, sink, ways);
      report.section("one receiver is dead");
      dead(report, sink, ways);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String heardAt(Way way, String receiver) {
    return "/" + way.name() + "/" + receiver;
  }

  private static void conditions(Report report, AlertSink sink, List<Way> ways) {
    Map<String, Long> raised = new LinkedHashMap<>();
    raised.put(sink.raise(), System.nanoTime());
    ways.forEach(way -> await(way, () -> sink.heard(heardAt(way, "quick")).size() == 1));
    raised.clear();
    for (int i = 0; i < ALARMS; i++) {
      Await.sleep(Duration.ofMillis(700 + 37 * i)); // at any point of the intervals
      raised.put(sink.raise(), System.nanoTime());
    }
    for (Way way : ways) {
      Map<String, Long> heard = sink.heard(heardAt(way, "quick"));
      await(way, () -> heard.keySet().containsAll(raised.keySet()));
      Latencies latencies = new Latencies();
      raised.forEach((group, at) -> latencies.add(heard.getOrDefault(group, at) - at));
      report.figure(way.name() + ": p50", latencies.quantileMillis(0.5), "ms");
      report.figure(way.name() + ": p99", latencies.quantileMillis(0.99), "ms");
    }
  }

  private void many(Report report, AlertSink sink, List<Way> ways) throws IOException {
    Cost ours = cost(report, ways.getFirst(), sink);
    if (ways.size() == 1) {
      report.note("no real Alertmanager to compare with: FREQWATCH_PEERS is not set");
      return;
    }
    Cost real = cost(report, ways.getLast(), sink);
    report.atMost("ours to the real one: taken", ours.takenSeconds / real.takenSeconds, "x", 3);
    report.figure("ours to the real one: told", ours.toldSeconds / real.toldSeconds, "x");
    report.figure("ours: processor", ours.processorSeconds / real.processorSeconds, "x");
    report.figure("ours: taken again", ours.againSeconds / real.againSeconds, "x");
    report.figure(
        "ours: processor, again", ours.againProcessorSeconds / real.againProcessorSeconds, "x");
    report.figure(
        "ours, which is the whole program: RSS",
        ours.residentMebibytes / real.residentMebibytes,
        "x");
  }

  private static void print(Report report, String name, Cost cost) {
    report.figure(name + ": all are taken after", cost.takenSeconds, "s");
    report.figure(name + ": all are told, after the group_wait", cost.toldSeconds, "s");
    report.figure(name + ": processor for that", cost.processorSeconds, "s");
    report.figure(name + ": all taken once more", cost.againSeconds, "s");
    report.figure(name + ": processor for that", cost.againProcessorSeconds, "s");
    report.figure(name + ": RSS after it", cost.residentMebibytes, "MiB");
  }

  private Cost cost(Report report, Way way, AlertSink sink) throws IOException {
    Cost cost = measure(way, sink);
    print(report, way.name(), cost);
    return cost;
  }

  private Cost measure(Way way, AlertSink sink) throws IOException {
    warmUp(way, sink);
    double processor = way.router().processorSeconds();
    long begin = System.nanoTime();
    double taken = reportAll(way, "group-");
    await(way, () -> sink.heard(heardAt(way, "many")).size() == (WARM_UPS + 1) * GROUPS);
    double told = (System.nanoTime() - begin) / 1e9 - AlertPrograms.GROUP_WAIT_SECONDS;
    double used = way.router().processorSeconds() - processor;
    double again = 0;
    for (int i = 0; i < ROUNDS_AGAIN; i++) {
      again += reportAll(way, "group-");
    }
    return new Cost(
        taken,
        told,
        used,
        again / ROUNDS_AGAIN,
        (way.router().processorSeconds() - processor - used) / ROUNDS_AGAIN,
        way.router().residentMebibytes());
  }

  /** A router runs for months; what its first storms cost is not what a storm costs. */
  private void warmUp(Way way, AlertSink sink) throws IOException {
    for (int i = 1; i <= WARM_UPS; i++) {
      int told = i * GROUPS;
      double _ = reportAll(way, "warm-" + i + "-");
      await(way, () -> sink.heard(heardAt(way, "many")).size() == told);
    }
  }

  /** In batches, one after the other; the seconds that it takes. */
  private double reportAll(Way way, String groups) throws IOException {
    long begin = System.nanoTime();
    int all = GROUPS * ALERTS_OF_GROUP;
    for (int from = 0; from < all; from += BATCH) {
      List<String> batch =
          IntStream.range(from, Math.min(all, from + BATCH))
              .mapToObj(i -> alert(groups + i % GROUPS, "many", i))
              .toList();
      send(way, batch);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String alert(String group, String kind, int number) {
    return """
    {"labels":{"alertname":"Alarm","group":"%s","kind":"%s","bot":"bot-%d","severity":"warning"},
     "annotations":{"summary":"Bot %d is in trouble","description":"Something is wrong with it."},
     "endsAt":"%s","generatorURL":"http://127.0.0.1:9090/graph?g0.expr=alarm"}\
    """
        .formatted(group, kind, number, number, FAR);
  }

  private void send(Way way, List<String> alerts) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(way.alerts())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", alerts) + "]"))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException(way.name() + " answers " + status + "; see " + way.log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void dead(Report report, AlertSink sink, List<Way> ways) throws IOException {
    for (Way way : ways) {
      Latencies alone = quick(way, sink, "alone");
      for (int i = 0; i < QUICK; i++) {
        send(way, List.of(alert("dead-" + i, "dead", i)));
      }
      Latencies beside = quick(way, sink, "beside");
      report.figure(way.name() + ": others, none dead, p50", alone.quantileMillis(0.5), "ms");
      report.figure(way.name() + ": others, none dead, p99", alone.quantileMillis(0.99), "ms");
      report.figure(way.name() + ": others, one dead, p99", beside.quantileMillis(0.99), "ms");
      if (way.name().equals("freqwatch")) {
        double ratio = beside.quantileMillis(0.5) / alone.quantileMillis(0.5);
        report.atMost("ours: others, one dead to none, p50", ratio, "x", 2);
      }
    }
  }

  private Latencies quick(Way way, AlertSink sink, String name) throws IOException {
    Latencies latencies = new Latencies();
    Map<String, Long> heard = sink.heard(heardAt(way, "quick"));
    for (int i = 0; i < QUICK; i++) {
      String group = name + "-" + i;
      long begin = System.nanoTime();
      send(way, List.of(alert(group, "quick", i)));
      await(way, () -> heard.containsKey(group));
      latencies.add(heard.getOrDefault(group, begin) - begin);
    }
    return latencies;
  }

  /** Something that becomes true. */
  private interface Condition {
    boolean holds();
  }

  private static void await(Way way, Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end || !way.router().isAlive()) {
        String why = way.router().isAlive() ? "told nothing within " + PATIENCE : "has ended";
        throw new IllegalStateException(way.name() + " " + why + "; see " + way.log());
      }
      Await.sleep(Duration.ofMillis(2));
    }
  }
}
