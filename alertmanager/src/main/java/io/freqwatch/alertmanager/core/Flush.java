package io.freqwatch.alertmanager.core;

import static java.util.stream.Collectors.toSet;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.NotificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one integration is told when its group is looked at.
 *
 * <p>Alertmanager drops alerts that are held back from the list, be it that they fire or that they
 * ended, and forgets those that ended. It so loses a page: an alert fires and is notified of, is
 * silenced, ends under the silence, fires again after it; the log still says that the receiver
 * knows, and nobody is told until the repeat interval is over. Here, unless {@link Policy#strict},
 *
 * <ul>
 *   <li>the end of an alert whose receiver was told that it fires is told as well, even where a
 *       silence or an inhibition holds it back; where the time of day mutes the route, which is
 *       meant to keep quiet, it is only remembered, so that the next episode is new; so is the end
 *       of one among others for a receiver that hears of no ends;
 *   <li>an alert that is held back while it fires stays among those that the receiver was told of,
 *       so that its end will be told.
 * </ul>
 *
 * @param alerts of the group, as sent at that moment, in their order
 * @param held whether an alert is held back by a silence or an inhibition
 * @param muted whether the time mutes the route
 * @param told what the integration was told last
 */
public record Flush(
    NotificationKey key,
    List<Alert> alerts,
    Predicate<Alert> held,
    boolean muted,
    Optional<LogEntry> told,
    Policy policy,
    Instant now) {
  /**
   * How an integration wants to be told.
   *
   * @param retention how long the log remembers at most
   * @param strict as Alertmanager does it, its losses included
   */
  public record Policy(
      boolean sendResolved, Duration repeatInterval, Duration retention, boolean strict) {}

  public Decision decide() {
    if (muted) {
      return policy.strict() ? new Decision.Nothing() : forgetEnded();
    }
    List<Alert> heard = alerts.stream().filter(this::isHeard).toList();
    if (heard.isEmpty()) {
      return new Decision.Nothing();
    }
    Set<Fingerprint> firing = fingerprints(heard, alert -> !alert.isResolvedAt(now));
    Set<Fingerprint> resolved = fingerprints(heard, alert -> alert.isResolvedAt(now));
    return Dedup.decide(
            toldApartFromHeldBack(),
            firing,
            resolved,
            policy.sendResolved(),
            policy.repeatInterval(),
            now)
        .map(reason -> notify(reason, heard, entry(withHeldBack(firing), resolved)))
        .orElseGet(() -> policy.strict() ? new Decision.Nothing() : forgetEnded());
  }

  private boolean isHeard(Alert alert) {
    return !held.test(alert) || (!policy.strict() && alert.isResolvedAt(now) && wasTold(alert));
  }

  private boolean wasTold(Alert alert) {
    return told.isPresent() && told.get().firing().contains(alert.fingerprint());
  }

  private Decision notify(NotificationReason reason, List<Alert> heard, LogEntry entry) {
    List<Alert> sent =
        policy.sendResolved()
            ? heard
            : heard.stream().filter(alert -> !alert.isResolvedAt(now)).toList();
    return sent.isEmpty() ? new Decision.Remember(entry) : new Decision.Notify(reason, sent, entry);
  }

  private Set<Fingerprint> withHeldBack(Set<Fingerprint> firing) {
    Set<Fingerprint> all = new HashSet<>(firing);
    all.addAll(heldBack());
    return all;
  }

  /** What still fires unheard is no reason to tell that all has ended. */
  private Optional<LogEntry> toldApartFromHeldBack() {
    Set<Fingerprint> heldBack = heldBack();
    return told.map(entry -> entry.without(heldBack));
  }

  /** What the receiver was told of, fires still, and is held back by now. */
  private Set<Fingerprint> heldBack() {
    return policy.strict()
        ? Set.of()
        : fingerprints(
            alerts, alert -> !alert.isResolvedAt(now) && held.test(alert) && wasTold(alert));
  }

  private Decision forgetEnded() {
    Set<Fingerprint> ended =
        fingerprints(alerts, alert -> alert.isResolvedAt(now) && wasTold(alert));
    if (told.isEmpty() || ended.isEmpty()) {
      return new Decision.Nothing();
    }
    return new Decision.Remember(told.get().without(ended));
  }

  private LogEntry entry(Set<Fingerprint> firing, Set<Fingerprint> resolved) {
    Duration twice = policy.repeatInterval().multipliedBy(2);
    Duration kept = twice.compareTo(policy.retention()) < 0 ? twice : policy.retention();
    return new LogEntry(
        key, firing, resolved, now, now.plus(kept), told.map(LogEntry::reference).orElse(""));
  }

  private static Set<Fingerprint> fingerprints(List<Alert> of, Predicate<Alert> which) {
    return of.stream().filter(which).map(Alert::fingerprint).collect(toSet());
  }
}
