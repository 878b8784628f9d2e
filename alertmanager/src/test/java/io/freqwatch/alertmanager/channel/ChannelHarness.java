package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.nio.file.Path;
import java.time.Duration;

/** Channels as alertmanager.yml makes them, over a real HTTP client. */
final class ChannelHarness implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());

  /** The one integration of a receiver, of which the YAML is given, indented by nothing. */
  static Integration integration(String kind, String yaml) {
    String file =
        "route: {receiver: r}\nreceivers:\n  - name: r\n    "
            + kind
            + "_configs:\n      - "
            + yaml.strip().replace("\n", "\n        ")
            + "\n";
    return AlertmanagerReader.parse("alertmanager.yml", file, Path.of("/"))
        .receivers()
        .get("r")
        .integrations()
        .getFirst();
  }

  ChannelFactory factory() {
    return new ChannelFactory(NotificationTemplates.defaults(), clients, Clock.system());
  }

  Channel channel(String kind, String yaml) {
    return factory().channel(integration(kind, yaml));
  }

  /** A channel that alertmanager.yml does not know and no browser subscribes to. */
  Channel channel(ExtraChannel options) {
    Path nowhere = Path.of("/nowhere");
    return factory().channel(options, new PushDesk(nowhere, nowhere));
  }

  Peer peer() {
    return new Peer(clients, HttpClientOptions.DEFAULT);
  }

  @Override
  public void close() {
    clients.close();
    fetcher.close();
  }
}
