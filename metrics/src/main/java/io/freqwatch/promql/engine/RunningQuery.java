package io.freqwatch.promql.engine;

/** What one query has used so far: written by its thread, read by any. */
final class RunningQuery {
  private final long id;
  private final String text;
  private final long startMillis;
  private final int steps;
  private final QueryReservation reservation;
  private volatile boolean waiting = true;
  private volatile long samples;

  RunningQuery(long id, String text, long startMillis, int steps, QueryReservation reservation) {
    this.id = id;
    this.text = text;
    this.startMillis = startMillis;
    this.steps = steps;
    this.reservation = reservation;
  }

  long id() {
    return id;
  }

  QueryReservation reservation() {
    return reservation;
  }

  void runs() {
    waiting = false;
  }

  void holds(long count) {
    samples = count;
  }

  EndedQuery ended(
      TimeGrid grid,
      long stepMillis,
      long queueNanos,
      long totalNanos,
      SampleCounts counts,
      String why) {
    return new EndedQuery(
        text,
        grid.startMillis(),
        grid.endMillis(),
        stepMillis,
        startMillis,
        queueNanos,
        totalNanos - queueNanos,
        samples,
        counts.perStep(),
        why,
        reservation.origin());
  }

  ActiveQuery told() {
    return new ActiveQuery(id, text, startMillis, waiting, steps, samples, reservation.bytes());
  }
}
