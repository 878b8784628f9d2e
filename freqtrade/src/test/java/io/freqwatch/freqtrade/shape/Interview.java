package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.model.Secret;
import java.time.Duration;
import java.util.List;

/**
 * Leads a bot through its states and asks it everything in each. The bot is running before and
 * after; it has closed trades and, at best, open ones.
 */
final class Interview {
  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(60);
  private static final Secret WRONG = Secret.of("wrong");

  private final AskedBot bot;

  private Interview(AskedBot bot) {
    this.bot = bot;
  }

  /** All of it; what was learnt is in {@link AskedBot#sightings}. */
  static void hold(AskedBot bot) {
    Interview interview = new Interview(bot);
    bot.learnNames();
    interview.logins();
    interview.running();
    interview.paused();
    interview.stopped();
    interview.reloaded();
  }

  /** What a bot says that has no trader behind its API. */
  static void holdInWebserverMode(AskedBot bot) {
    bot.ask("webserver", Probes.READS);
    bot.ask("webserver", Probes.ELSEWHERE);
    bot.ask("webserver", List.of(Probes.START, Probes.STOP, Probes.PAUSE, Probes.RELOAD));
    bot.ask("webserver", Probes.TRADING);
  }

  private void logins() {
    Probe version = Probe.get("/version");
    Probe login = Probe.post("/token/login");
    Probe refresh = Probe.post("/token/refresh");
    bot.askAs("without login", Probe.get("/ping"), bot.call(Probe.get("/ping")));
    bot.askAs("without login", version, bot.call(version));
    bot.askAs("without login", login, bot.call(login));
    bot.askAs("without login", refresh, bot.call(refresh));
    bot.askAs("wrong password", version, bot.call(version).withBasic("u", WRONG));
    bot.askAs("wrong password", login, bot.call(login).withBasic("u", WRONG));
    bot.askAs("wrong token", version, bot.call(version).withBearer(WRONG));
    bot.askAs("wrong token", refresh, bot.call(refresh).withBearer(WRONG));
    bot.ask("logged in", login);
    var tokens = Json.parse(bot.answer(login).body());
    HttpCall refreshed =
        bot.call(refresh).withBearer(Secret.of(tokens.get("refresh_token").asString()));
    bot.askAs("logged in", refresh, refreshed);
    HttpCall access =
        bot.call(version).withBearer(Secret.of(tokens.get("access_token").asString()));
    bot.askAs("logged in", version, access);
  }

  private void running() {
    bot.ask("running", Probes.READS);
    bot.ask("running", Probes.ELSEWHERE);
    bot.ask("running", Probes.MISTAKES);
    bot.ask("running", Probes.CHANGES);
    bot.ask("running", Probes.START);
    bot.ask("running", Probes.READS);
    bot.askWhileItTrades("running", Probes.TRADING);
    bot.ask("running", Probes.READS);
  }

  private void paused() {
    move("running", Probes.STOP_ENTRY, "paused");
    bot.ask("paused", Probes.READS);
    bot.ask("paused", Probes.TRADING);
    bot.ask("paused", Probes.PAUSE);
    bot.ask("paused", Probes.STOP_BUY);
    move("paused", Probes.START, "running");
    move("running", Probes.PAUSE, "paused");
    move("paused", Probes.STOP, "stopped");
  }

  private void stopped() {
    bot.ask("stopped", Probes.READS);
    bot.ask("stopped", Probes.TRADING);
    bot.ask("stopped", Probes.MISTAKES);
    bot.ask("stopped", Probes.STOP);
    bot.ask("stopped", Probes.STOP_ENTRY);
    bot.ask("stopped", Probes.CHANGES);
    move("stopped", Probes.PAUSE, "paused");
    move("paused", Probes.STOP, "stopped");
    move("stopped", Probes.START, "running");
  }

  private void reloaded() {
    bot.ask("running", Probes.RELOAD);
    bot.ask("reloading", List.of(Probe.get("/count"), Probe.get("/ping")));
    AskedBot.await("the end of the API", LONGEST_CHANGE, () -> bot.status("/ping") == 0);
    AskedBot.await("the new API", LONGEST_CHANGE, () -> bot.status("/health") == 200);
    bot.ask("reloaded", Probe.get("/ping"));
    AskedBot.await("running", LONGEST_CHANGE, () -> bot.state().equals("running"));
  }

  private void move(String from, Probe change, String to) {
    bot.ask(from, change);
    AskedBot.await(to, LONGEST_CHANGE, () -> bot.state().equals(to));
  }
}
