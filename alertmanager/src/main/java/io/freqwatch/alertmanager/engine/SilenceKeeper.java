package io.freqwatch.alertmanager.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.core.Silences;
import io.freqwatch.alertmanager.engine.SilenceRefusedException.Kind;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.alertmanager.store.StoreRecord;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes, changes and ends silences. What it answers is on disk. Used by the router's thread alone.
 */
final class SilenceKeeper {
  private final Store store;
  private final RouterOptions options;
  private final Supplier<String> ids;
  private final History history;

  SilenceKeeper(Store store, RouterOptions options, Supplier<String> ids, History history) {
    this.store = store;
    this.options = options;
    this.ids = ids;
    this.history = history;
  }

  /**
   * Keeps a silence; one without id is new. One whose matchers or start may not change any more
   * ends, and another takes its place.
   *
   * @return the id it has now
   */
  String put(Silence silence, Instant now) {
    requireValid(silence, now);
    requireSmall(silence);
    if (silence.id().isEmpty()) {
      return create(silence, now);
    }
    Silence known = known(silence.id());
    if (Silences.canBecome(known, silence, now)) {
      return made(silence.withTimes(silence.startsAt(), silence.endsAt(), now), now);
    }
    String id = create(silence, now);
    if (known.stateAt(now) != Silence.State.EXPIRED) {
      end(known, now);
    }
    return id;
  }

  private String create(Silence silence, Instant now) {
    requireRoom();
    Instant start = silence.startsAt().isBefore(now) ? now : silence.startsAt();
    return made(silence.withId(ids.get()).withTimes(start, silence.endsAt(), now), now);
  }

  private String made(Silence silence, Instant now) {
    String id = keep(silence);
    if (silence.acknowledges().isEmpty()) {
      history.silence(HistoryEvent.Kind.SILENCED, silence, now);
    }
    return id;
  }

  /** Ends a silence now; one that has ended already is left alone. */
  void expire(String id, Instant now) {
    Silence known = known(id);
    if (known.stateAt(now) != Silence.State.EXPIRED) {
      String _ = keep(Silences.expired(known, now));
      history.silence(HistoryEvent.Kind.UNSILENCED, known, now);
    }
  }

  private void end(Silence known, Instant now) {
    store.put(new StoreRecord.SilencePut(Silences.expired(known, now)));
  }

  /** Ends what acknowledges an alert that is over; on disk with the next commit. */
  void endAcknowledgements(Fingerprint alert, Instant now) {
    List<Silence> bound =
        store.state().silences().stream()
            .filter(silence -> silence.acknowledges().equals(Optional.of(alert.toString())))
            .filter(silence -> silence.stateAt(now) != Silence.State.EXPIRED)
            .toList();
    bound.forEach(silence -> end(silence, now));
  }

  /**
   * @param firing the alerts that have not ended
   * @throws SilenceRefusedException where the one that is meant is not among them
   */
  Silence acknowledge(Acknowledgement wanted, List<Alert> firing, Instant now) {
    Alert alert =
        firing.stream()
            .filter(each -> wanted.isOf(each, now))
            .findFirst()
            .orElseThrow(() -> SilenceRefusedException.over(wanted.alert()));
    return acknowledgement(wanted.alert(), now)
        .orElseGet(() -> acknowledged(alert, wanted.silence(alert, now), now));
  }

  private Silence acknowledged(Alert alert, Silence silence, Instant now) {
    Silence kept = silence.withId(put(silence, now));
    history.acknowledged(alert, kept, now);
    return kept;
  }

  /** What acknowledges an alert now. */
  private Optional<Silence> acknowledgement(Fingerprint alert, Instant now) {
    return store.state().silences().stream()
        .filter(silence -> silence.acknowledges().equals(Optional.of(alert.toString())))
        .filter(silence -> silence.stateAt(now) == Silence.State.ACTIVE)
        .findFirst();
  }

  Optional<Silence> find(String id) {
    return store.state().silence(id);
  }

  /** The ids of the silences that are on and match, sorted. */
  List<String> silencedBy(Labels labels, Instant now) {
    return store.state().silences().stream()
        .filter(silence -> silence.silences(labels, now))
        .map(Silence::id)
        .sorted()
        .toList();
  }

  /** Forgets what ended long ago. */
  void collect(Instant now) {
    Instant before = now.minus(options.retention());
    List<Silence> old =
        store.state().silences().stream().filter(each -> each.endsAt().isBefore(before)).toList();
    old.forEach(each -> store.put(new StoreRecord.SilenceGone(each.id())));
  }

  private String keep(Silence silence) {
    store.put(new StoreRecord.SilencePut(silence));
    if (!store.commit()) {
      throw new SilenceRefusedException(
          Kind.NOT_KEPT, "the silence could not be written to disk and may be lost");
    }
    return silence.id();
  }

  private Silence known(String id) {
    return store
        .state()
        .silence(id)
        .orElseThrow(
            () -> new SilenceRefusedException(Kind.UNKNOWN, "silence " + id + " not found"));
  }

  private void requireRoom() {
    int most = options.limits().silences();
    if (store.state().silences().size() >= most) {
      throw new SilenceRefusedException(
          Kind.INVALID, "exceeded maximum number of silences: " + most);
    }
  }

  private void requireSmall(Silence silence) {
    int bytes = silence.toString().getBytes(UTF_8).length;
    if (bytes > options.limits().silenceBytes()) {
      throw invalid(
          "silence exceeded maximum size: %d bytes, at most %d"
              .formatted(bytes, options.limits().silenceBytes()));
    }
  }

  private static void requireValid(Silence silence, Instant now) {
    if (!silence.startsAt().isBefore(silence.endsAt())) {
      throw invalid("start time must be before end time");
    }
    if (silence.endsAt().isBefore(now)) {
      throw invalid("end time can't be in the past");
    }
    if (silence.matchers().matchEverything()) {
      throw invalid("invalid silence: at least one matcher must not match the empty string");
    }
  }

  private static SilenceRefusedException invalid(String message) {
    return new SilenceRefusedException(Kind.INVALID, message);
  }
}
