package io.freqwatch.app;

import io.freqwatch.alertmanager.api.AlertmanagerApi;
import io.freqwatch.alertmanager.api.ApiOptions;
import io.freqwatch.alertmanager.api.ReloadState;
import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.channel.NotificationTemplates;
import io.freqwatch.alertmanager.channel.OutboxChannel;
import io.freqwatch.alertmanager.channel.Rehearsal;
import io.freqwatch.alertmanager.channel.TelegramButtons;
import io.freqwatch.alertmanager.channel.TemplateCheck;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.core.TimingRemarks;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.ButtonPresses;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.RouterOptions;
import io.freqwatch.alertmanager.engine.Routing;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.alertmanager.heartbeat.HeartbeatOptions;
import io.freqwatch.alertmanager.heartbeat.HeartbeatReceiver;
import io.freqwatch.alertmanager.heartbeat.HeartbeatSender;
import io.freqwatch.alertmanager.store.LocalJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.config.RouterSettings;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded alert router with its journal in the data folder and its API. Needs nothing of the
 * other parts, so that it works while they do not. Safe for use by many threads.
 */
final class AlertmanagerPart {
  private static final Logger log = LoggerFactory.getLogger(AlertmanagerPart.class);
  private static final String HEARTBEATS = "/heartbeats/";
  private static final String JOURNAL = "alertmanager/journal";

  private final ListenAddress address;
  private final AlertingFiles files;
  private final RouterSettings settings;
  private final HttpClients clients;
  private final Clock clock;
  private final Statistics statistics = new Statistics();
  private final RouterLoop loop;
  private final ChannelRoutes channels;
  private final AcknowledgeLinks links;
  private final AlertmanagerConfig first;
  private final TelegramButtons buttons;
  private final AlertmanagerApi paths;
  private final HeartbeatReceiver siblings;
  private final PageRedirect redirect;
  private volatile ReloadState reloads;
  private volatile URI uri;
  private volatile Rehearsal rehearsal;

  private AlertmanagerPart(FreqwatchOptions options, HttpClients clients, Clock clock) {
    this.address = options.listeners().alertmanager();
    this.files = new AlertingFiles(options.alerting().config());
    this.channels =
        new ChannelRoutes(options.alerting().channels(), options.data(), clients, clock);
    this.clients = clients;
    this.clock = clock;
    this.uri = URI.create("http://" + address.host() + ":" + address.port());
    this.settings = options.alerting().router();
    this.links = new AcknowledgeLinks(AcknowledgeKey.in(options.data()), settings.externalUrl());
    Read first = read();
    this.rehearsal = first.rehearsal();
    this.first = first.config();
    this.loop = new RouterLoop(router(options, first.routing()), clock);
    this.buttons =
        new TelegramButtons(
            clients, clock, new SecureRandom(), new ButtonPresses(loop, statistics));
    this.reloads = new ReloadState(true, clock.wallMillis());
    ApiOptions api =
        new ApiOptions(
            ProgramVersion.text(),
            clock.now(),
            this::reloadOrThrow,
            () -> reloads,
            links,
            () -> rehearsal,
            settings.api());
    this.paths = new AlertmanagerApi(loop, statistics, api);
    this.siblings = new HeartbeatReceiver(settings.heartbeat().siblings(), loop, clock);
    this.redirect = new PageRedirect(settings.api().routePrefix());
  }

  /**
   * Starts routing; nothing where somebody else routes.
   *
   * @throws io.freqwatch.codec.InvalidFileException where alertmanager.yml cannot be used
   */
  static Optional<AlertmanagerPart> start(
      FreqwatchOptions options, HttpClients clients, Clock clock, RunGroup group) {
    if (!options.alerting().isEmbedded()) {
      return Optional.empty();
    }
    AlertmanagerPart part = new AlertmanagerPart(options, clients, clock);
    group.start("alert router", part.loop);
    group.start("Telegram buttons", part.buttons);
    part.followButtons(part.first);
    part.startHeartbeats(group);
    return Optional.of(part);
  }

  private void followButtons(AlertmanagerConfig config) {
    if (settings.telegramButtons()) {
      buttons.load(config);
    }
  }

  private void startHeartbeats(RunGroup group) {
    group.start("heartbeats of siblings", siblings);
    HeartbeatOptions heartbeat = settings.heartbeat();
    heartbeat
        .url()
        .ifPresent(
            url ->
                group.start(
                    "heartbeat",
                    new HeartbeatSender(url, heartbeat.every(), loop, clients, clock)));
  }

  private AlertRouter router(FreqwatchOptions options, Routing routing) {
    RouterOptions usual =
        settings.options().withExternalUrl(settings.externalUrl().orElse(uri.toString()));
    try {
      return new AlertRouter(
          Store.open(new LocalJournalFile(options.data().resolve(JOURNAL)), settings.history()),
          options.alerting().strict() ? usual.strictly() : usual,
          routing,
          statistics,
          new SecureRandom(),
          () -> UUID.randomUUID().toString(),
          clock.now());
    } catch (IOException e) {
      throw new UncheckedIOException("the alert journal cannot be read", e);
    }
  }

  /** What the files say now, ready to be put to work. */
  private record Read(AlertmanagerConfig config, Routing routing, Rehearsal rehearsal) {}

  private Read read() {
    AlertmanagerConfig config = files.read();
    settings.requireFallback(config);
    NotificationTemplates templates = files.templates(config).with(links);
    new TemplateCheck(templates).remarks(config.texts()).forEach(log::warn);
    ChannelFactory plain = new ChannelFactory(templates, clients, clock);
    ChannelFactory channels = settings.telegramButtons() ? plain.withButtons() : plain;
    Routing routing = new Routing(config, channels::channel);
    TimingRemarks.of(routing.tree(), settings.options().retention()).forEach(log::warn);
    return new Read(config, routing, new Rehearsal(templates, clock));
  }

  /** Opens the port. */
  void listen(Ports ports) {
    Handler handler = redirect.before(channels.before(heartbeats(paths.handler())));
    List<String> names =
        settings.externalUrl().map(url -> URI.create(url).getHost()).stream().toList();
    uri = ports.listen("Alertmanager API", address, names, handler).uri();
  }

  private Handler heartbeats(Handler others) {
    Router routes = siblings.on(new Router());
    return request ->
        request.path().startsWith(HEARTBEATS) ? routes.handle(request) : others.handle(request);
  }

  /** The API below a prefix, for another port. */
  Handler handler(String prefix) {
    return paths.handler(prefix);
  }

  /** Says where browsers find the pages about what is routed here. */
  void showPagesAt(URI web) {
    redirect.to(web);
  }

  RouterLoop loop() {
    return loop;
  }

  /** Channels whose messages we show ourselves, by name. */
  Map<String, OutboxChannel> outboxes() {
    return channels.outboxes();
  }

  URI uri() {
    return uri;
  }

  CheckResult check() {
    CheckResult router = loop.check();
    return router.isOk() ? buttons.check() : router;
  }

  /**
   * Reads alertmanager.yml again.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every mistake, and nothing is changed
   */
  void reload() {
    try {
      reloadOrThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reloadOrThrow() throws InterruptedException {
    try {
      Read read = read();
      Routing _ =
          loop.call(
              (router, now) -> {
                router.load(read.routing(), now);
                return read.routing();
              });
      rehearsal = read.rehearsal();
      followButtons(read.config());
      reloads = new ReloadState(true, clock.wallMillis());
      log.info("alert routing was read again");
    } catch (RuntimeException e) {
      reloads = new ReloadState(false, reloads.successMillis());
      throw e;
    }
  }
}
