package io.freqwatch.alertmanager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A play out of a seed. Everything happens at whole seconds and the groups are looked at at half
 * ones, so that both routers see the same: that is all that two programs in real time can promise.
 * A reload comes a quarter of a second later, after a pause in which all has been told, since the
 * original takes up its alerts one after the other. What is tried again is left alone for two
 * seconds, since nobody knows when it arrives.
 */
final class RandomPlay {
  /** By then nothing fires any more, and all has been told. */
  static final int END_MILLIS = 27_000;

  private static final int SECOND = 1_000;
  private static final int LAST = 20;
  private static final int ALL_OVER = 22;
  private static final int FAR = 90;
  private static final int RESOLVE_TIMEOUT = 4;
  private static final int RELOAD = 14;
  private static final int PAUSE = 5;
  private static final List<String> TRIED_AGAIN = List.of("flaky", "hanging");
  private static final List<String> LABELS =
      List.of(
          "\"alertname\":\"A\",\"n\":\"1\",\"job\":\"j\"",
          "\"alertname\":\"A\",\"n\":\"2\",\"instance\":\"i\"",
          "\"alertname\":\"A\",\"n\":\"3\",\"zz\":\"ü <&>\"",
          "\"alertname\":\"C\",\"n\":\"1\",\"severity\":\"critical\",\"bot\":\"x\",\"team\":\"x\"",
          "\"alertname\":\"C\",\"n\":\"2\",\"severity\":\"critical\",\"bot\":\"y\"",
          "\"alertname\":\"W\",\"n\":\"1\",\"severity\":\"warning\",\"bot\":\"x\"",
          "\"alertname\":\"W\",\"n\":\"2\",\"severity\":\"warning\",\"bot\":\"y\",\"team\":\"y\"",
          "\"alertname\":\"F\",\"n\":\"1\",\"way\":\"flaky\"",
          "\"alertname\":\"F\",\"n\":\"2\",\"way\":\"flaky\"",
          "\"alertname\":\"H\",\"n\":\"1\",\"way\":\"hanging\"",
          "\"alertname\":\"H\",\"n\":\"2\",\"way\":\"hanging\"",
          "\"alertname\":\"R\",\"n\":\"1\",\"way\":\"refusing\"",
          "\"alertname\":\"R\",\"n\":\"2\",\"way\":\"refusing\"",
          "\"alertname\":\"T\",\"n\":\"1\",\"assumed\":\"yes\"");

  private final RandomGenerator random;
  private final boolean reloads;
  private final int[] startsAt = new int[LABELS.size()];
  private final int[] endsAt = new int[LABELS.size()];
  private final List<Act> acts = new ArrayList<>();
  private int silencedUntil;

  private RandomPlay(long seed, boolean reloads) {
    this.random = new SplittableRandom(seed);
    this.reloads = reloads;
  }

  static List<Act> of(long seed, boolean reloads) {
    RandomPlay play = new RandomPlay(seed, reloads);
    for (int second = 0; second <= LAST; second++) {
      play.second(second);
    }
    play.resolveAll();
    return List.copyOf(play.acts);
  }

  private void second(int now) {
    if (reloads && now == RELOAD) {
      acts.add(Act.reload(now * SECOND + SECOND / 4));
    }
    if (isPause(now)) {
      return;
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      if (random.nextInt(6) == 0) {
        silence(now);
      } else {
        report(now, random.nextInt(LABELS.size()));
      }
    }
  }

  private void resolveAll() {
    for (int alert = 0; alert < endsAt.length; alert++) {
      if (endsAt[alert] > ALL_OVER) {
        endsAt[alert] = ALL_OVER;
        act(ALL_OVER, alert, ALL_OVER * SECOND);
      }
    }
  }

  private boolean isPause(int second) {
    return reloads && second > RELOAD - PAUSE && second <= RELOAD;
  }

  /** A moment at which something may end by itself. */
  private int end(int now, int seconds) {
    return isPause(now + seconds) ? RELOAD + 1 : now + seconds;
  }

  private int end(int now, int alert, int seconds) {
    int end = end(now, seconds);
    return isTriedAgain(alert) ? end + end % 2 : end;
  }

  private void silence(int now) {
    if (silencedUntil > now) {
      acts.add(Act.expireLastSilence(now * SECOND));
      silencedUntil = 0;
      return;
    }
    int from = end(now, random.nextInt(2));
    silencedUntil = end(from, 2 + random.nextInt(5));
    boolean byBot = random.nextInt(3) == 0;
    acts.add(
        Act.silence(
            now * SECOND,
            byBot ? "bot" : "n",
            byBot ? "x" : Integer.toString(1 + random.nextInt(3)),
            from * SECOND,
            silencedUntil * SECOND));
  }

  private static boolean isTriedAgain(int alert) {
    return TRIED_AGAIN.stream().anyMatch(LABELS.get(alert)::contains);
  }

  private void report(int now, int alert) {
    if (isTriedAgain(alert) && now % 2 == 1) {
      return;
    }
    boolean fires = now < endsAt[alert];
    if (!fires) {
      startsAt[alert] = now;
      endsAt[alert] = random.nextInt(3) == 0 ? end(now, alert, 2 + random.nextInt(4)) : FAR;
    } else {
      endsAt[alert] = random.nextInt(3) == 0 ? FAR : now;
    }
    boolean assumed = LABELS.get(alert).contains("assumed") && endsAt[alert] == FAR;
    if (assumed) {
      endsAt[alert] = now + RESOLVE_TIMEOUT;
    }
    act(now, alert, assumed ? -1 : endsAt[alert] * SECOND);
  }

  private void act(int now, int alert, int endMillis) {
    acts.add(Act.report(now * SECOND, LABELS.get(alert), startsAt[alert] * SECOND, endMillis));
  }
}
