package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.model.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody has seen an alert and takes care of it: it is told no more until it ends.
 *
 * @param episode a moment at which the alert that is meant fired; where it has begun anew since
 *     then, this comes too late
 * @param by who
 * @param longest after that it is told again, even where it still fires
 */
public record Acknowledgement(
    Fingerprint alert, Optional<Instant> episode, String by, String comment, Duration longest) {
  /** An alert that fires for a week is not taken care of. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** Whether the alert is the one that is meant, and still fires. */
  public boolean isOf(Alert found, Instant now) {
    Instant begin = found.startsAt().truncatedTo(ChronoUnit.MILLIS);
    return found.fingerprint().equals(alert)
        && !found.isResolvedAt(now)
        && episode.map(moment -> !moment.isBefore(begin)).orElse(true);
  }

  /** Exactly the labels of the alert, so that a real Alertmanager holds it back too. */
  Silence silence(Alert found, Instant now) {
    List<Matcher> matchers = new ArrayList<>();
    found
        .labels()
        .forEach(
            label -> matchers.add(new Matcher(Matcher.Type.EQUAL, label.name(), label.value())));
    return new Silence(
        "",
        new Matchers(matchers),
        now,
        now.plus(longest),
        now,
        by,
        comment,
        Map.of(Silence.ACKNOWLEDGES, alert.toString()));
  }
}
