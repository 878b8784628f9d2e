package io.freqwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DiscoveriesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock(1_700_000_000_000L);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private final FakeNameServer names = new FakeNameServer();
  private final DiscoveryManager manager =
      new DiscoveryManager(clients, NameServers.at(List.of(names.address()), new Random(1)), clock);
  private final LinkedBlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    manager.close();
    names.close();
    clients.close();
    fetcher.close();
  }

  private void listen(DiscoveryConfig... configs) {
    manager
        .of(List.of(configs))
        .subscribe(
            groups ->
                heard.add(
                    groups.stream()
                        .flatMap(group -> group.joined().stream())
                        .map(labels -> labels.toString().replace(folder.toString(), "."))
                        .toList()));
  }

  private List<String> next() throws InterruptedException {
    List<String> targets = heard.poll(10, TimeUnit.SECONDS);
    assertThat(targets).as("targets told in time").isNotNull();
    return targets;
  }

  private void pass(Duration time) throws InterruptedException {
    clock.awaitSleepers(1);
    clock.advance(time);
  }

  /** Lets a round pass that must fail, and waits until it has. */
  private void fail(Duration time, LongSupplier failures) throws InterruptedException {
    long before = failures.getAsLong();
    pass(time);
    while (failures.getAsLong() == before) {
      Thread.onSpinWait();
    }
  }

  /** As a careful program replaces a file. */
  private void replace(String name, String text) throws IOException {
    Path other = Files.writeString(folder.resolve(name + ".tmp"), text);
    Files.move(other, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void readsFilesAndSeesThemChange() throws Exception {
    Files.writeString(
        folder.resolve("a.yml"), "- targets: ['h:1', 'h:2']\n  labels: {env: home}\n");
    Files.writeString(folder.resolve("b.json"), "[{\"targets\": [\"j:1\"]}]");
    listen(
        new DiscoveryConfig.InFiles(
            List.of(folder.resolve("*.yml"), folder.resolve("b.json")), MINUTE));
    assertThat(next())
        .containsExactly(
            "{__address__=\"h:1\", __meta_filepath=\"./a.yml\", env=\"home\"}",
            "{__address__=\"h:2\", __meta_filepath=\"./a.yml\", env=\"home\"}",
            "{__address__=\"j:1\", __meta_filepath=\"./b.json\"}");
    replace("a.yml", "- targets: ['h:3']\n");
    pass(Duration.ofSeconds(1));
    assertThat(next())
        .containsExactly(
            "{__address__=\"h:3\", __meta_filepath=\"./a.yml\"}",
            "{__address__=\"j:1\", __meta_filepath=\"./b.json\"}");
    Files.delete(folder.resolve("a.yml"));
    pass(Duration.ofSeconds(1));
    assertThat(next()).hasSize(1);
  }

  @Test
  void keepsTheTargetsOfAFileThatIsBroken() throws Exception {
    Files.writeString(folder.resolve("a.json"), "[{\"targets\": [\"h:1\"]}]");
    listen(new DiscoveryConfig.InFiles(List.of(folder.resolve("a.json")), MINUTE));
    assertThat(next()).hasSize(1);
    for (String broken :
        List.of("[{", "{}", "[{\"target\": []}]", "[{\"targets\": [1]}]", "[null]")) {
      replace("a.json", broken);
      fail(Duration.ofSeconds(1), () -> manager.statistics().fileErrors());
    }
    assertThat(heard).isEmpty();
    assertThat(manager.statistics().fileErrors()).isEqualTo(5);
    replace("a.json", "[{\"targets\": [\"h:2\"], \"labels\": {\"a\": \"b\"}}]");
    pass(Duration.ofSeconds(1));
    assertThat(next())
        .containsExactly("{__address__=\"h:2\", __meta_filepath=\"./a.json\", a=\"b\"}");
  }

  @Test
  void asksAServerAgainAndAgainAndKeepsWhatItSaidLast() throws Exception {
    AtomicReference<Response> answer =
        new AtomicReference<>(json("[{\"targets\": [\"h:1\"], \"labels\": {\"a\": \"b\"}}]"));
    AtomicReference<String> interval = new AtomicReference<>("");
    Router router =
        new Router()
            .get(
                "/targets",
                request -> {
                  interval.set(request.header("X-Prometheus-Refresh-Interval-Seconds").orElse(""));
                  return answer.get();
                });
    try (HttpServer server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), router)) {
      URI url = URI.create(server.uri() + "/targets");
      listen(new DiscoveryConfig.Http(url, MINUTE, HttpClientOptions.DEFAULT));
      assertThat(next())
          .containsExactly("{__address__=\"h:1\", __meta_url=\"" + url + "\", a=\"b\"}");
      assertThat(interval.get()).isEqualTo("60.0");
      for (Response bad : List.of(Response.status(503), Response.text("[]"), json("{}"))) {
        answer.set(bad);
        fail(MINUTE, () -> manager.statistics().httpFailures());
      }
      assertThat(heard).isEmpty();
      assertThat(manager.statistics().httpFailures()).isEqualTo(3);
      answer.set(json("[]"));
      pass(MINUTE);
      assertThat(next()).isEmpty();
    }
  }

  @Test
  void findsTargetsOfNameServers() throws Exception {
    names.a("bots.test", "10.0.0.2", "10.0.0.1");
    names.aaaa("bots.test", "2001:db8::1");
    names.srv("_x._tcp.test", 9100, "one.test");
    names.mx("mail.test", "mx.test");
    names.ns("zone.test", "ns.test");
    listen(
        dns("bots.test", DiscoveryConfig.RecordType.A, 80),
        dns("bots.test", DiscoveryConfig.RecordType.AAAA, 80),
        dns("_x._tcp.test", DiscoveryConfig.RecordType.SRV, 0),
        dns("mail.test", DiscoveryConfig.RecordType.MX, 25),
        dns("zone.test", DiscoveryConfig.RecordType.NS, 53));
    List<String> targets = next();
    while (targets.size() < 6) {
      targets = next();
    }
    assertThat(targets)
        .containsExactly(
            "{__address__=\"10.0.0.1:80\", __meta_dns_name=\"bots.test\"}",
            "{__address__=\"10.0.0.2:80\", __meta_dns_name=\"bots.test\"}",
            "{__address__=\"[2001:db8::1]:80\", __meta_dns_name=\"bots.test\"}",
            "{__address__=\"one.test:9100\", __meta_dns_name=\"_x._tcp.test\","
                + " __meta_dns_srv_record_port=\"9100\","
                + " __meta_dns_srv_record_target=\"one.test.\"}",
            "{__address__=\"mx.test:25\", __meta_dns_mx_record_target=\"mx.test.\","
                + " __meta_dns_name=\"mail.test\"}",
            "{__address__=\"ns.test:53\", __meta_dns_name=\"zone.test\","
                + " __meta_dns_ns_record_target=\"ns.test.\"}");
  }

  @Test
  void keepsWhatANameServerSaidWhileItFails() throws Exception {
    names.a("bots.test", "10.0.0.1");
    listen(dns("bots.test", DiscoveryConfig.RecordType.A, 80));
    assertThat(next()).hasSize(1);
    names.fails();
    fail(MINUTE, () -> manager.statistics().dnsFailures());
    assertThat(heard).isEmpty();
    assertThat(manager.statistics().dnsFailures()).isEqualTo(1);
    names.answersAgain();
    names.removes("bots.test");
    pass(MINUTE);
    assertThat(next()).isEmpty();
  }

  @Test
  void runsWhatTwoJobsShareOnceAndEndsWhatNobodyNeeds() throws Exception {
    DiscoveryConfig files = new DiscoveryConfig.InFiles(List.of(folder.resolve("a.json")), MINUTE);
    assertThat(manager.of(List.of(files))).isSameAs(manager.of(List.of(files)));
    listen(files);
    next();
    clock.awaitSleepers(1);
    manager.retain(Set.of());
    assertThat(manager.of(List.of(files))).isNotNull();
  }

  private static DiscoveryConfig dns(String name, DiscoveryConfig.RecordType type, int port) {
    return new DiscoveryConfig.Dns(List.of(name), type, port, MINUTE);
  }

  private static Response json(String text) {
    return Response.bytes("application/json", text.getBytes(StandardCharsets.UTF_8));
  }
}
