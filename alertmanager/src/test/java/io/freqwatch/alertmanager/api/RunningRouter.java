package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.channel.NotificationTemplates;
import io.freqwatch.alertmanager.channel.Rehearsal;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.RouterOptions;
import io.freqwatch.alertmanager.engine.Routing;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.alertmanager.store.LocalJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** The whole alert router on a port of its own, in real time. */
final class RunningRouter implements AutoCloseable {
  static final String EXTERNAL_URL = "http://am";

  private static final Clock CLOCK = Clock.system();

  static final AcknowledgeLinks LINKS =
      new AcknowledgeLinks(new byte[AcknowledgeLinks.KEY_BYTES], Optional.of("http://am"));

  private final Path file;
  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final HttpClients clients = new HttpClients(fetcher, CLOCK);
  private final RouterLoop loop;
  private final HttpServer server;

  RunningRouter(Path folder, String config, boolean strict) throws IOException {
    this(folder, config, strict, ApiLimits.DEFAULTS);
  }

  RunningRouter(Path folder, String config, boolean strict, ApiLimits limits) throws IOException {
    this.file = Files.writeString(folder.resolve("alertmanager.yml"), config);
    RouterOptions options = RouterOptions.at(EXTERNAL_URL);
    Statistics statistics = new Statistics();
    AlertRouter router =
        new AlertRouter(
            Store.open(new LocalJournalFile(folder.resolve("journal"))),
            strict ? options.strictly() : options,
            routing(),
            statistics,
            new SplittableRandom(1),
            () -> UUID.randomUUID().toString(),
            CLOCK.now());
    this.loop = new RouterLoop(router, CLOCK);
    loop.start();
    ApiOptions api =
        new ApiOptions(
            "1.2.3",
            CLOCK.now(),
            this::reload,
            () -> new ReloadState(true, CLOCK.wallMillis()),
            LINKS,
            () -> new Rehearsal(NotificationTemplates.defaults(), CLOCK),
            limits);
    this.server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new AlertmanagerApi(loop, statistics, api).handler());
  }

  private Routing routing() {
    ChannelFactory channels = new ChannelFactory(NotificationTemplates.defaults(), clients, CLOCK);
    return new Routing(AlertmanagerReader.read(file, Map.of()), channels::channel);
  }

  private void reload() throws InterruptedException {
    Routing read = routing();
    Routing _ =
        loop.call(
            (router, now) -> {
              router.load(read, now);
              return read;
            });
  }

  URI uri() {
    return server.uri();
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    server.close();
    loop.close();
    clients.close();
    fetcher.close();
  }
}
