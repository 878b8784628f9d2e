package io.freqwatch.alertmanager.heartbeat;

import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for an address elsewhere while our Watchdog has come through to the router, so that a
 * service there misses us when rules, notifier or router stand still, or the machine does. One
 * virtual thread asks; the address is in no log, for whoever knows it can pretend to be us.
 */
public final class HeartbeatSender implements Component {
  private static final Logger log = LoggerFactory.getLogger(HeartbeatSender.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final Credential url;
  private final Duration every;
  private final RouterLoop router;
  private final HttpClients clients;
  private final Clock clock;
  private final LoopThread thread = new LoopThread("heartbeat", this::run);
  private volatile CheckResult health = CheckResult.OK;

  /** What is handed in stays the caller's. */
  public HeartbeatSender(
      Credential url, Duration every, RouterLoop router, HttpClients clients, Clock clock) {
    this.url = url;
    this.every = every;
    this.router = router;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public CheckResult check() {
    return health;
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (true) {
      beat();
      clock.sleep(health.isOk() || every.compareTo(RETRY) < 0 ? every : RETRY);
    }
  }

  /** Asks once, where there is something to tell. */
  void beat() throws InterruptedException {
    CheckResult now = asked();
    if (!now.isOk() && !now.equals(health)) {
      log.warn("{}", now.message());
    }
    health = now;
  }

  private CheckResult asked() throws InterruptedException {
    try {
      return watchdogFires() ? ask() : CheckResult.degraded("no heartbeat: no Watchdog fires here");
    } catch (IllegalStateException e) {
      return CheckResult.degraded("no heartbeat: " + e.getMessage());
    }
  }

  private boolean watchdogFires() throws InterruptedException {
    return router.call(
        (of, now) -> of.alerts(now).stream().anyMatch(each -> each.name().equals(Watchdog.NAME)));
  }

  private CheckResult ask() {
    try {
      URI address = URI.create(url.read().reveal());
      HttpCall call = HttpCall.get(address).within(DEADLINE);
      HttpAnswer answer = clients.fetch(call, HttpClientOptions.DEFAULT);
      return answer.isSuccess()
          ? CheckResult.OK
          : CheckResult.degraded("the heartbeat was answered with " + answer.status());
    } catch (HttpFailure ignored) { // its words hold the address
      return CheckResult.degraded("the heartbeat's address was not reached");
    } catch (IOException | IllegalArgumentException ignored) { // and so may theirs
      return CheckResult.degraded("the heartbeat's address cannot be read, or is none");
    }
  }
}
