package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.channel.ChannelRelay;
import io.freqwatch.alertmanager.channel.ExtraChannel;
import io.freqwatch.alertmanager.channel.NotificationTemplates;
import io.freqwatch.alertmanager.channel.OutboxChannel;
import io.freqwatch.alertmanager.channel.PushDesk;
import io.freqwatch.alertmanager.channel.PushPaths;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The channels of {@code freqwatch.yml} on the router's port, where webhooks reach them. */
final class ChannelRoutes {
  private static final String FOLDER = "/channels/";

  private final Router routes;
  private final Map<String, OutboxChannel> outboxes = new TreeMap<>();

  /**
   * @param data where browsers that subscribe are remembered
   */
  ChannelRoutes(Map<String, ExtraChannel> options, Path data, HttpClients clients, Clock clock) {
    ChannelFactory factory = new ChannelFactory(NotificationTemplates.defaults(), clients, clock);
    Map<String, Channel> channels = new HashMap<>();
    Map<String, PushDesk> desks = new HashMap<>();
    options.forEach(
        (name, each) -> {
          PushDesk desk = desk(data, name);
          channels.put(name, factory.channel(each, desk));
          if (each instanceof ExtraChannel.WebPush) {
            desks.put(name, desk);
          }
        });
    channels.forEach(
        (name, each) -> {
          if (each instanceof OutboxChannel outbox) {
            outboxes.put(name, outbox);
          }
        });
    Router router =
        new Router()
            .post(
                ChannelRelay.PATH,
                new ChannelRelay(channels, () -> UUID.randomUUID().toString(), clock));
    this.routes = new PushPaths(desks).on(router);
  }

  private static PushDesk desk(Path data, String channel) {
    return new PushDesk(
        data.resolve("keys/webpush"), data.resolve("alertmanager/browsers-" + channel + ".json"));
  }

  /** Those whose messages we show ourselves, by name. */
  Map<String, OutboxChannel> outboxes() {
    return Collections.unmodifiableMap(outboxes);
  }

  /** The channels, and another handler for all other paths. */
  Handler before(Handler others) {
    return request ->
        request.path().startsWith(FOLDER) ? routes.handle(request) : others.handle(request);
  }
}
