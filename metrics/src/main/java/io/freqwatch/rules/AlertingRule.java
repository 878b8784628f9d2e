package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.RuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes alerts of what an expression gives: an alert waits while it is new, fires when it has been
 * given for long enough, and is kept for a while after its end so that whoever missed it is told
 * again. Source: prometheus/prometheus rules/alerting.go.
 *
 * <p>Its active alerts are guarded by its own lock; queries and templates run outside of it.
 */
final class AlertingRule implements Rule {
  private static final long RESOLVED_RETENTION_MILLIS = Duration.ofMinutes(15).toMillis();

  private final RuleDefinition.Alerting definition;
  private final RuleEnvironment environment;
  private final Map<Labels, ActiveAlert> active = new LinkedHashMap<>();
  private volatile RuleStatus status = RuleStatus.NEW;
  private volatile boolean restored;

  /**
   * @param restored false where the state of its alerts is still to be restored, until when it
   *     writes no series
   */
  AlertingRule(RuleDefinition.Alerting definition, RuleEnvironment environment, boolean restored) {
    this.definition = definition;
    this.environment = environment;
    this.restored = restored;
  }

  @Override
  public RuleDefinition.Alerting definition() {
    return definition;
  }

  @Override
  public List<Value.Sample> evaluate(long nowMillis, long queryMillis, int limit) {
    Map<Labels, ActiveAlert> given = given(nowMillis, queryMillis);
    synchronized (active) {
      given.forEach(this::take);
      List<Value.Sample> series = new ArrayList<>();
      int count = step(given, nowMillis, series);
      if (limit > 0 && count > limit) {
        active.clear();
        throw new PromqlException.Execution(
            "exceeded limit of " + limit + " with " + count + " alerts");
      }
      return series;
    }
  }

  private Map<Labels, ActiveAlert> given(long nowMillis, long queryMillis) {
    Map<Labels, ActiveAlert> given = new LinkedHashMap<>();
    for (Value.Sample sample : environment.queries().samples(definition.query(), queryMillis)) {
      AlertText text = new AlertText(definition, environment, sample, nowMillis);
      Labels labels = text.labels();
      ActiveAlert alert = new ActiveAlert(labels, text.annotations(), sample.value(), nowMillis);
      if (given.put(labels, alert) != null) {
        throw new PromqlException.Execution(
            "vector contains metrics with the same labelset after applying alert labels");
      }
    }
    return given;
  }

  /** An alert that is known goes on; one that had ended begins anew. */
  private void take(Labels labels, ActiveAlert alert) {
    ActiveAlert known = active.get(labels);
    if (known == null || known.state == AlertState.INACTIVE) {
      active.put(labels, alert);
    } else {
      known.value = alert.value;
      known.annotations = alert.annotations;
    }
  }

  /** Moves every alert on; gives how many wait or fire. */
  private int step(Map<Labels, ActiveAlert> given, long now, List<Value.Sample> series) {
    int count = 0;
    Iterator<ActiveAlert> alerts = active.values().iterator();
    while (alerts.hasNext()) {
      ActiveAlert alert = alerts.next();
      if (given.containsKey(alert.labels)) {
        alert.given(now, definition.holdFor().toMillis());
      } else if (!alert.keepsFiring(now, definition.keepFiringFor().toMillis())) {
        end(alert, now, alerts);
        continue;
      }
      count++;
      if (restored) {
        series.add(AlertSeries.state(alert));
        series.add(AlertSeries.activeSince(alert));
      }
    }
    return count;
  }

  private static void end(ActiveAlert alert, long now, Iterator<ActiveAlert> alerts) {
    if (alert.state == AlertState.PENDING || alert.isForgotten(now, RESOLVED_RETENTION_MILLIS)) {
      alerts.remove();
    }
    alert.resolve(now);
  }

  /** Hands out the alerts that are due to be sent. */
  void send(long nowMillis, Duration interval, AlertSink sink) {
    long resend = environment.options().resendDelay().toMillis();
    long valid = 4 * Math.max(resend, interval.toMillis());
    String url = environment.generatorUrl(definition.query());
    List<OutgoingAlert> due = new ArrayList<>();
    synchronized (active) {
      for (ActiveAlert alert : active.values()) {
        if (alert.needsSending(nowMillis, resend)) {
          alert.sent(nowMillis, valid);
          due.add(alert.outgoing(url));
        }
      }
    }
    if (!due.isEmpty()) {
      sink.send(due);
    }
  }

  /** Takes over the alerts of the rule's earlier self, which must have ended. */
  void inherit(AlertingRule earlier) {
    synchronized (earlier.active) {
      synchronized (active) {
        active.putAll(earlier.active);
      }
    }
  }

  /** Lets each active alert be changed, under the rule's lock. */
  void forEach(Consumer<ActiveAlert> change) {
    synchronized (active) {
      active.values().forEach(change);
    }
  }

  void setRestored() {
    restored = true;
  }

  @Override
  public RuleStatus status() {
    return status;
  }

  @Override
  public void status(RuleStatus newStatus) {
    status = newStatus;
  }

  @Override
  public RuleView view() {
    synchronized (active) {
      List<Alert> alerts =
          active.values().stream()
              .filter(alert -> alert.state != AlertState.INACTIVE)
              .map(ActiveAlert::view)
              .toList();
      return new RuleView(definition, status, alerts);
    }
  }
}
