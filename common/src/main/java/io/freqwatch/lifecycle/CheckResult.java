package io.freqwatch.lifecycle;

/**
 * What a component says of itself.
 *
 * @param message empty when healthy; else what is wrong and what to do about it
 */
public record CheckResult(Status status, String message) {
  /** Degraded: works, though not fully. */
  public enum Status {
    OK,
    DEGRADED,
    FAILED
  }

  public static final CheckResult OK = new CheckResult(Status.OK, "");

  public static CheckResult degraded(String message) {
    return new CheckResult(Status.DEGRADED, message);
  }

  public static CheckResult failed(String message) {
    return new CheckResult(Status.FAILED, message);
  }

  public boolean isOk() {
    return status == Status.OK;
  }
}
