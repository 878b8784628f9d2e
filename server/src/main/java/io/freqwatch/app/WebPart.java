package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.OutboxChannel;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.http.Handler;
import io.freqwatch.http.OriginGuard;
import io.freqwatch.http.Router;
import io.freqwatch.http.SecurityHeaders;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.rules.Alert;
import io.freqwatch.storage.Queryable;
import io.freqwatch.web.ChangeSignal;
import io.freqwatch.web.FleetFeed;
import io.freqwatch.web.FleetView;
import io.freqwatch.web.ProductApi;
import io.freqwatch.web.Sparklines;
import io.freqwatch.web.StaticFiles;
import io.freqwatch.web.WatchedBot;
import io.freqwatch.web.alerting.AlertBoard;
import io.freqwatch.web.alerting.AlertPages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages over stored metrics, our own or somebody else's. Safe for use by many threads. */
final class WebPart {
  private static final String ALERTMANAGER = "/alertmanager";

  private final FreqwatchOptions options;
  private final ChangeSignal samples;
  private final Clock clock;
  private final Optional<AlertmanagerPart> alertmanager;
  private final AlertBoard alerts;
  private final Sparklines sparklines;
  private final FleetView view;
  private final FleetFeed feed;

  /**
   * Starts building what pages follow, until the group ends.
   *
   * @param samples announces what is new in the storage
   * @param alertmanager where we route alerts ourselves
   * @param ruleAlerts those of our rules, firing or not yet
   */
  WebPart(
      FreqwatchOptions options,
      Queryable storage,
      ChangeSignal samples,
      Optional<AlertmanagerPart> alertmanager,
      Supplier<List<Alert>> ruleAlerts,
      Clock clock,
      RunGroup group) {
    this.options = options;
    this.samples = samples;
    this.clock = clock;
    this.alertmanager = alertmanager;
    this.alerts = new AlertBoard(alertmanager.map(AlertmanagerPart::loop), ruleAlerts);
    List<WatchedBot> bots = options.bots().stream().map(BotLabels::watched).toList();
    this.sparklines = new Sparklines(storage, bots, clock);
    this.view = new FleetView(storage, bots, clock);
    this.feed =
        group.start(
            "fleet feed",
            new FleetFeed(view, alerts::byBot, ProgramVersion.text(), samples, clock));
  }

  /**
   * The product's API.
   *
   * @param checks how each part of the program is, by name; called for each request
   */
  Router api(Supplier<Map<String, CheckResult>> checks) {
    int maxStreams = options.limits().streamClients();
    Router api =
        new ProductApi(feed, sparklines, checks, ProgramVersion.text(), maxStreams, clock).routes();
    alertmanager.ifPresent(part -> addRouter(part, api));
    return new AlertPages(alerts, outboxes(), ProgramVersion.text(), maxStreams, clock).on(api);
  }

  /** The router's own API, for pages of ours only. */
  private static void addRouter(AlertmanagerPart part, Router api) {
    Handler guarded = part.handler(ALERTMANAGER).behind(new OriginGuard());
    for (String method : List.of("GET", "POST", "DELETE")) {
      api.on(method, ALERTMANAGER + "/*", guarded);
    }
  }

  private Map<String, OutboxChannel> outboxes() {
    return alertmanager.map(AlertmanagerPart::outboxes).orElse(Map.of());
  }

  /** An API and, for every other path, the pages. */
  static Handler pages(Router api) {
    return api.get("/*", StaticFiles.ofUi()).behind(new SecurityHeaders());
  }

  /** To be called when older samples have come. */
  void historyChanged() {
    sparklines.historyChanged();
  }

  /**
   * Runs an action once, on a thread of its own, when the first figures of any bot are there; never
   * without bots.
   */
  void whenFirstDataIsThere(RunGroup group, Runnable action) {
    if (view.hasBots()) {
      group.onClose("first data", new FirstData(view, samples).whenThere(action)::interrupt);
    }
  }

  CheckResult check() {
    return feed.check();
  }
}
