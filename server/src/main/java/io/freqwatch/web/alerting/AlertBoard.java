package io.freqwatch.web.alerting;

import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.api.RouterDocument;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import io.freqwatch.rules.Alert;
import io.freqwatch.rules.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What pages know of alerts: those that fire as the router has them, since it also knows what is
 * silenced, and those that do not fire yet as the rules have them. Where somebody else routes, all
 * is told by the rules. Safe for use by many threads.
 */
public final class AlertBoard {
  private static final Logger log = LoggerFactory.getLogger(AlertBoard.class);
  private static final String BOT = "bot";
  private static final String SEVERITY = "severity";

  private static final int MAX_PER_BOT = 20;
  private static final int MAX_OF_RULES = 500;
  private static final int MAX_OF_BOTS = 2_000;
  private static final RouterDocument DOCUMENT = new RouterDocument(1_000, 500);

  private final Optional<RouterLoop> router;
  private final Supplier<List<Alert>> rules;

  /**
   * @param router ours, where alerts are routed by us
   * @param rules the alerts of our rules, firing or not yet
   */
  public AlertBoard(Optional<RouterLoop> router, Supplier<List<Alert>> rules) {
    this.router = router;
    this.rules = rules;
  }

  /**
   * A few alerts of each bot that has any, the worst first; none that the router has while it does
   * not answer.
   */
  public Map<String, List<BotAlert>> byBot() throws InterruptedException {
    Map<String, List<BotAlert>> found = new TreeMap<>();
    for (Alert alert : ofRules()) {
      add(found, alert.labels().value(BOT), ofRule(alert));
    }
    ofRouter().forEach((labels, alert) -> add(found, labels.value(BOT), alert));
    found.replaceAll(
        (_, all) -> all.stream().sorted(BotAlert.WORST_FIRST).limit(MAX_PER_BOT).toList());
    return found;
  }

  private static void add(Map<String, List<BotAlert>> found, String bot, BotAlert alert) {
    if (!bot.isEmpty()) {
      found.computeIfAbsent(bot, _ -> new ArrayList<>()).add(alert);
    }
  }

  private Map<Labels, BotAlert> ofRouter() throws InterruptedException {
    try {
      return router.isPresent() ? router.get().call(AlertBoard::routed) : Map.of();
    } catch (IllegalStateException e) {
      log.warn("the fleet page goes on without the router's alerts: {}", e.getMessage());
      return Map.of();
    }
  }

  /** What the router does not know of. */
  private List<Alert> ofRules() {
    return rules.get().stream()
        .filter(each -> each.state() != AlertState.INACTIVE)
        .filter(each -> router.isEmpty() || each.state() == AlertState.PENDING)
        .limit(MAX_OF_RULES)
        .toList();
  }

  private static BotAlert ofRule(Alert alert) {
    boolean fires = alert.state() == AlertState.FIRING;
    return new BotAlert(
        alert.labels().value(Alert.NAME),
        alert.labels().value(SEVERITY),
        fires ? BotAlert.State.FIRING : BotAlert.State.PENDING,
        alert.activeSinceMillis() / 1000.0,
        summary(alert.annotations().toMap()),
        Runbooks.link(alert.annotations().toMap()));
  }

  private static Map<Labels, BotAlert> routed(AlertRouter router, Instant now) {
    Map<Labels, BotAlert> found = new LinkedHashMap<>();
    router.alerts(now).stream()
        .filter(alert -> !alert.labels().value(BOT).isEmpty())
        .limit(MAX_OF_BOTS)
        .forEach(
            alert ->
                found.put(
                    alert.labels(),
                    new BotAlert(
                        alert.name(),
                        alert.labels().value(SEVERITY),
                        state(router, alert.labels(), now),
                        alert.startsAt().toEpochMilli() / 1000.0,
                        summary(alert.annotations()),
                        Runbooks.link(alert.annotations()))));
    return found;
  }

  private static BotAlert.State state(AlertRouter router, Labels labels, Instant now) {
    Suppression suppression = router.suppression(labels, now);
    if (!suppression.silencedBy().isEmpty()) {
      boolean known = suppression.silencedBy().stream().anyMatch(id -> acknowledges(router, id));
      return known ? BotAlert.State.ACKNOWLEDGED : BotAlert.State.SILENCED;
    }
    return suppression.inhibitedBy().isEmpty() ? BotAlert.State.FIRING : BotAlert.State.INHIBITED;
  }

  private static boolean acknowledges(AlertRouter router, String silence) {
    return router.silence(silence).flatMap(Silence::acknowledges).isPresent();
  }

  private static String summary(Map<String, String> annotations) {
    return annotations.getOrDefault("summary", annotations.getOrDefault("description", ""));
  }

  /**
   * All that is routed, in the forms of the router's API, and under {@code pending} what the rules
   * do not tell the router yet.
   *
   * @throws IllegalStateException where the router does not answer
   */
  ObjectNode document() throws InterruptedException {
    ObjectNode document = router.isPresent() ? router.get().call(DOCUMENT::of) : Json.object();
    document.put("routed", router.isPresent());
    ArrayNode waiting = document.putArray("pending");
    for (Alert alert : ofRules()) {
      ObjectNode node = waiting.addObject().put("state", alert.state().text());
      node.put("since", alert.activeSinceMillis() / 1000.0);
      alert.labels().toMap().forEach(node.putObject("labels")::put);
      alert.annotations().toMap().forEach(node.putObject("annotations")::put);
    }
    return document;
  }
}
