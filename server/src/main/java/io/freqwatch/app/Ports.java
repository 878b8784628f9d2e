package io.freqwatch.app;

import io.freqwatch.config.ListenAddress;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HostGuard;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.RunGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the program's ports; they close with the group. */
final class Ports {
  private static final Logger log = LoggerFactory.getLogger(Ports.class);
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final RunGroup group;

  Ports(RunGroup group) {
    this.group = group;
  }

  /**
   * Listens; on loopback only for requests that name this machine.
   *
   * @throws io.freqwatch.http.ListenException where the port is taken
   */
  HttpServer listen(String name, ListenAddress address, Handler handler) {
    return listen(name, address, List.of(), handler);
  }

  /** As above, also for requests that name one of these, by which a proxy is reached. */
  HttpServer listen(String name, ListenAddress address, List<String> more, Handler handler) {
    List<String> names = new ArrayList<>(more);
    names.add(address.host());
    Handler guarded = address.isLoopback() ? handler.behind(new HostGuard(names)) : handler;
    HttpServer server = HttpServer.start(options(address), guarded);
    group.onClose(name, server);
    log.info("{} listens on {}", name, server.uri());
    return server;
  }

  static HttpServerOptions options(ListenAddress address) {
    return HttpServerOptions.builder(address.host(), address.port()).drainTimeout(DRAIN).build();
  }
}
