package io.freqwatch.freqtrade.api;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One login at a bot: an access token, which the bot lets live for 15 minutes, and a refresh token
 * for 30 days. A rejected token is refreshed once, then comes a login; a refused login is not tried
 * again for a while, and the longer, the more often it was refused. Many threads may share it; one
 * of them renews while the others wait.
 */
final class TokenSession implements Credentials {
  private static final String LOGIN = "/token/login";
  private static final String REFRESH = "/token/refresh";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration MAX_AGE = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 5;
  private static final int MAX_BYTES = 64 * 1024;

  private final BotAddress bot;
  private final CheckedTransport transport;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Secret access;
  private @Nullable Secret refresh;
  private long accessNanos;
  private final AtomicLong generation = new AtomicLong();
  private int refusals;
  private long noLoginUntilNanos;

  TokenSession(BotAddress bot, BotTransport transport, Clock clock) {
    this.bot = bot;
    this.transport = new CheckedTransport(bot, transport);
    this.clock = clock;
  }

  @Override
  public HttpCall sign(HttpCall call) throws InterruptedException {
    return call.withBearer(token());
  }

  @Override
  public long generation() {
    return generation.get();
  }

  @Override
  public boolean renew(long rejected) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (generation.get() == rejected) {
        access = null;
        obtain();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** An access token that lives for some minutes more, for a WebSocket. */
  Secret freshToken() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (clock.monotonicNanos() - accessNanos > MAX_AGE.toNanos()) {
        access = null;
      }
      return access == null ? obtain() : access;
    } finally {
      lock.unlock();
    }
  }

  /** Throws away a token that was not taken. */
  void forget() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      access = null;
    } finally {
      lock.unlock();
    }
  }

  private Secret token() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return access == null ? obtain() : access;
    } finally {
      lock.unlock();
    }
  }

  private Secret obtain() throws InterruptedException {
    Secret renewed = refresh == null ? null : refreshed(refresh);
    Secret obtained = renewed == null ? loggedIn() : renewed;
    access = obtained;
    accessNanos = clock.monotonicNanos();
    generation.incrementAndGet();
    return obtained;
  }

  /** Null where the refresh token is not taken any more, as after a change of the bot's keys. */
  private @Nullable Secret refreshed(Secret token) throws InterruptedException {
    try {
      JsonNode answer = post(REFRESH, empty(REFRESH).withBearer(token));
      return Secret.of(text(REFRESH, answer, "access_token"));
    } catch (ErrorAnswerException e) {
      refresh = null;
      if (e.outcome() != Outcome.UNAUTHORIZED) {
        throw e;
      }
      return null;
    }
  }

  private Secret loggedIn() throws InterruptedException {
    requirePatience();
    try {
      JsonNode answer = post(LOGIN, empty(LOGIN).withBasic(bot.username(), bot.password()));
      refresh = Secret.of(text(LOGIN, answer, "refresh_token"));
      refusals = 0;
      return Secret.of(text(LOGIN, answer, "access_token"));
    } catch (ErrorAnswerException e) {
      int doublings = Math.min(refusals++, MAX_DOUBLINGS);
      noLoginUntilNanos =
          clock.monotonicNanos() + FIRST_WAIT.multipliedBy(1L << doublings).toNanos();
      throw e;
    }
  }

  private void requirePatience() {
    long waitNanos = noLoginUntilNanos - clock.monotonicNanos();
    if (refusals > 0 && waitNanos > 0) {
      String detail =
          "login was refused; the next try is in %d s"
              .formatted(Math.ceilDiv(waitNanos, 1_000_000_000L));
      throw new ErrorAnswerException(401, detail, LOGIN, "bot " + bot.name() + ": " + detail);
    }
  }

  private HttpCall empty(String path) {
    return HttpCall.of("POST", bot.resolve(path), new byte[0])
        .within(TIMEOUT)
        .withMaxBodyBytes(MAX_BYTES);
  }

  private JsonNode post(String path, HttpCall call) throws InterruptedException {
    HttpAnswer answer = transport.fetch(path, call);
    try {
      return Json.parse(answer.body());
    } catch (JsonException e) {
      throw new UnreadableAnswerException(
          path, "bot " + bot.name() + " answered " + path + " with no JSON", e);
    }
  }

  private String text(String path, JsonNode answer, String name) {
    JsonNode value = answer.get(name);
    if (value == null || !value.isString() || value.stringValue().isEmpty()) {
      throw new UnreadableAnswerException(
          path, "bot " + bot.name() + " answered " + path + " without " + name, null);
    }
    return value.stringValue();
  }
}
